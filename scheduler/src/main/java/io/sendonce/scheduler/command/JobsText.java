package io.sendonce.scheduler.command;

import io.sendonce.scheduler.plugin.AppliedFile;
import io.sendonce.scheduler.plugin.Difference;
import io.sendonce.scheduler.plugin.JobChange;
import io.sendonce.scheduler.plugin.JobChange.Kind;
import io.sendonce.scheduler.plugin.JobsReport;
import io.sendonce.scheduler.plugin.file.JobDeclaration;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.scheduler.plugin.file.Spread;
import io.sendonce.scheduler.text.Lines;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For people: what a file makes, or made, of the jobs in the store. */
final class JobsText {

  private final JobsFile.Jobs file;
  private final JobsReport report;

  JobsText(JobsFile.Jobs file, JobsReport report) {
    this.file = file;
    this.report = report;
  }

  /**
   * @param heading stands above the changes
   * @param nothing stands there where there are none
   */
  String text(String heading, String nothing) {
    Lines lines = new Lines().line(standing() + ".");
    List<List<String>> changes =
        report.changes().stream()
            .filter(change -> change.kind() != Kind.KEPT)
            .map(JobsText::row)
            .toList();
    if (changes.isEmpty()) {
      lines.line(nothing);
    }
    lines.section(heading, changes);
    int kept = report.names(Kind.KEPT).size();
    lines.line("").line(kept + (kept == 1 ? " job is" : " jobs are") + " as the file has it");
    ownJobs(lines);
    return lines.toString();
  }

  /** How the file stands to what was applied last. */
  String standing() {
    String generation = file.place() + " (generation " + file.head().generation() + ")";
    if (report.before().isEmpty()) {
      return generation + " is the first that is applied here";
    }
    AppliedFile before = report.before().get();
    String last =
        "what %s applied at %s (generation %d)"
            .formatted(before.by(), Lines.time(before.at()), before.generation());
    return switch (report.verdict()) {
      case NEWER -> generation + " is newer than " + last;
      case EQUAL -> generation + " is " + last;
      case OLDER -> generation + " is older than " + last;
    };
  }

  private void ownJobs(Lines lines) {
    String names =
        file.declarations().stream()
            .filter(job -> job.spread() instanceof Spread.EachNode)
            .map(JobDeclaration::name)
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      lines.line(
          "Jobs of each node are seen to by the nodes, at their start and when their file changes: "
              + names);
    }
  }

  private static List<String> row(JobChange change) {
    String why =
        change.differences().stream().map(Difference::describe).collect(Collectors.joining("; "));
    String note =
        switch (change.kind()) {
          case SKIPPED -> "this program does not have its class";
          case FLAGGED -> "not in the file any more, goes on: jobs.surplus = flag";
          case ADDED, CHANGED, RESCHEDULED, REMOVED, KEPT -> "";
        };
    String told =
        Stream.of(why, note).filter(any -> !any.isEmpty()).collect(Collectors.joining("; "));
    return List.of(change.kind().name().toLowerCase(Locale.ROOT), change.name(), told);
  }
}
