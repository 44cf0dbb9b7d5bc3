package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.file.IncidentFile.Affected;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An incident's file as plain text: a pure function. */
final class FileText {

  /** What would move a cursor or turn the writing's direction; ids come from other people. */
  private static final String UNPRINTABLE = "[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]";

  private final StringBuilder text = new StringBuilder();

  private FileText() {}

  static String of(IncidentFile file) {
    return new FileText().write(file);
  }

  private String write(IncidentFile file) {
    Incident incident = file.incident();
    line("Incident %d: %s".formatted(incident.id(), incident.title()));
    line(incident.sentence());
    line(
        "Opened %s by %s; found in %s."
            .formatted(incident.openedAt(), incident.openedBy(), incident.foundIn()));
    line(
        incident.isOpen()
            ? "It is open."
            : "Closed %s by %s: %s"
                .formatted(incident.closedAt(), incident.closedBy(), incident.conclusion()));
    section("Who got it", file.affected().stream().map(FileText::affected).toList());
    section(
        "What may have caused it",
        file.hints().stream()
            .map(
                hint ->
                    "%s (%d of %d): %s"
                        .formatted(
                            hint.cause().heading(),
                            hint.cases(),
                            file.affected().size(),
                            hint.sentence()))
            .toList());
    section(
        "Timeline, all times in UTC",
        file.timeline().stream()
            .map(
                each ->
                    "%s  %-8s  %s: %s"
                        .formatted(each.at(), each.kind(), each.about(), each.detail()))
            .toList());
    if (file.isCut()) {
      line("  ... and more than can be shown.");
    }
    section(
        "Notes",
        file.notes().stream()
            .map(
                note ->
                    "%s  %s%s: %s"
                        .formatted(
                            note.notedAt(),
                            note.notedBy(),
                            note.kind().equals("told") ? ", who was told" : "",
                            note.text()))
            .toList());
    return text.toString();
  }

  private static String affected(Affected affected) {
    return "%s  account %s  campaign %s  %d copies  %s  messages %s  text %s"
        .formatted(
            affected.repeat().to().person(),
            or(affected.repeat().to().account()),
            or(affected.repeat().to().campaign()),
            affected.repeat().copies().size(),
            affected.repeat().copies().stream()
                .map(FileText::copy)
                .collect(Collectors.joining(", ")),
            or(
                affected.messages().isEmpty()
                    ? null
                    : affected.messages().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))),
            or(affected.textHash()));
  }

  private static String copy(Copy copy) {
    return "%s (%s)".formatted(or(copy.at()), or(copy.id()));
  }

  private void section(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      line("").line(heading);
      lines.forEach(each -> line("  " + each));
    }
  }

  private FileText line(String line) {
    text.append(line.replaceAll(UNPRINTABLE, " ")).append(System.lineSeparator());
    return this;
  }

  private static String or(@Nullable Object value) {
    return Objects.toString(value, "-");
  }
}
