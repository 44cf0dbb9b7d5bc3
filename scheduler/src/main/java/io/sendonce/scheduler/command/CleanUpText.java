package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.command.DuplicatesText.printable;
import static io.sendonce.scheduler.text.Lines.or;

import io.sendonce.jobs.incidents.CleanUpReport;
import io.sendonce.scheduler.text.Lines;
import java.util.List;

/** A clean-up as text: a pure function. */
final class CleanUpText {

  private CleanUpText() {}

  static String of(CleanUpReport report) {
    Lines lines = new Lines();
    lines.line(printable(report.table() + ": " + report.meaning()));
    lines.section(
        report.isApplied() ? "Moved" : "To move",
        report.moved().stream().map(CleanUpText::moved).toList());
    lines.section(
        "Would stay, and the key would refuse them",
        report.clashes().stream().map(CleanUpText::clash).toList());
    lines.line("");
    lines.line(
        "%d rows before = %d kept + %d %s %s"
            .formatted(
                report.counts().before(),
                report.counts().kept(),
                report.counts().moved(),
                report.isApplied() ? "moved to" : "to move to",
                printable(report.archive())));
    lines.line(printable(key(report)));
    return lines.line(last(report)).toString();
  }

  private static List<String> moved(CleanUpReport.Moved row) {
    return List.of(
        "id " + printable(or(row.id())),
        "person " + printable(row.person()),
        row.campaign() == null ? "" : "campaign " + printable(row.campaign()),
        row.reason() + (row.keptId() == null ? "" : ": id " + printable(row.keptId())));
  }

  private static List<String> clash(CleanUpReport.Clash clash) {
    return List.of(
        clash.rows() + " rows",
        "person " + printable(or(clash.person())),
        "ids " + printable(or(clash.ids())));
  }

  private static String key(CleanUpReport report) {
    String where = report.key().guarded().equals("true") ? "" : " where " + report.key().guarded();
    String state =
        report.key().isThere() ? "there already" : report.isApplied() ? "added" : "to add";
    return "unique key, %s: %s%s".formatted(state, report.key().definition(), where);
  }

  private static String last(CleanUpReport report) {
    if (!report.clashes().isEmpty()) {
      return "Nothing was changed: move or merge those rows, or choose another --within or --key.";
    }
    if (report.isClean()) {
      return "There is nothing to do.";
    }
    return report.isApplied()
        ? "Done, in one transaction."
        : "Nothing was changed: this was a dry run. Add --apply to do it.";
  }
}
