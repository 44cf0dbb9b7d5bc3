package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.command.DuplicatesText.printable;
import static io.sendonce.scheduler.text.Lines.or;

import io.sendonce.jobs.adoption.AdoptionReport;
import io.sendonce.jobs.adoption.AdoptionReport.Fate;
import io.sendonce.jobs.adoption.AdoptionReport.Remark;
import io.sendonce.jobs.adoption.AdoptionReport.Table;
import io.sendonce.scheduler.text.Lines;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An adoption as text: a pure function. */
final class AdoptionText {

  private AdoptionText() {}

  static String of(AdoptionReport report, boolean isAsked) {
    Lines lines = new Lines();
    for (Table table : List.of(report.queue(), report.messages())) {
      lines.line(printable(table.name() + ": " + table.meaning()));
      lines.line(counts(table));
    }
    lines.section(
        "Not simply taken over", report.remarks().stream().map(AdoptionText::remark).toList());
    long more =
        report.of(Fate.REFUSED)
            + report.of(Fate.UNCERTAIN)
            + report.of(Fate.COPY)
            + report.of(Fate.COVERED)
            - report.remarks().size();
    if (more > 0) {
      lines.line("  and %d more: --report FILE.csv has them all".formatted(more));
    }
    lines.line("");
    report.problems().forEach(problem -> lines.line("problem: " + printable(problem)));
    report.warnings().forEach(warning -> lines.line("warning: " + printable(warning)));
    if (!report.campaigns().isEmpty()) {
      lines.line(
          "%s: %s"
              .formatted(
                  report.isApplied()
                      ? "Paused until you resume them"
                      : "Would be paused until you resume them",
                  printable(String.join(", ", report.campaigns()))));
    }
    return lines.line(last(report, isAsked)).toString();
  }

  private static String counts(Table table) {
    String fates =
        Arrays.stream(Fate.values())
            .filter(fate -> table.of(fate) > 0)
            .map(fate -> table.of(fate) + " " + word(fate))
            .collect(Collectors.joining(" + "));
    return table.rows() + " rows = " + (fates.isEmpty() ? "0" : fates);
  }

  private static List<String> remark(Remark row) {
    return List.of(
        printable(row.table() + " " + row.row()),
        word(row.fate()),
        row.queueId() == null ? "" : "message " + row.queueId(),
        row.reason() == null ? "" : printable(or(row.reason())));
  }

  private static String word(Fate fate) {
    return switch (fate) {
      case PENDING -> "pending";
      case UNCERTAIN -> "uncertain";
      case SENT -> "sent";
      case FAILED -> "failed";
      case COPY -> "sent once more";
      case COVERED -> "of a message that is there";
      case KNOWN -> "adopted before";
      case INBOUND -> "not sent by us";
      case REFUSED -> "refused";
    };
  }

  private static String last(AdoptionReport report, boolean isAsked) {
    if (!report.problems().isEmpty()) {
      return "Nothing was adopted" + (isAsked ? "." : ", and would not be with --apply.");
    }
    return report.isApplied()
        ? "Adopted. Look at sendonce status, then resume the campaigns."
        : "Nothing was adopted: this was a dry run. Add --apply to do it.";
  }
}
