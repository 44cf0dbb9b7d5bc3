package io.sendonce.scheduler.duplicates;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.LegacyFindings;
import io.sendonce.jobs.incidents.ReadBackFindings;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Source;
import io.sendonce.jobs.incidents.Tally;
import io.sendonce.jobs.incidents.file.IncidentFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a search for duplicates.
 *
 * @param remarks what was looked at and how, one sentence each
 * @param doubts what could not be learned, so that nothing found does not mean that nothing is
 *     there
 * @param repeats who got something more than once
 */
public record FoundDuplicates(List<String> remarks, List<String> doubts, List<Repeat> repeats) {

  /**
   * What of a message and its person is shown beside ids and times.
   *
   * @param isWithText how the text begins
   * @param isWithNames what a campaign, or a foreign table, calls the person
   */
  public record Shown(boolean isWithText, boolean isWithNames) {}

  private static final int LONGEST_TEXT = 60;

  /** What an incident is about. */
  public static FoundDuplicates in(IncidentFile file) {
    return new FoundDuplicates(
        List.of(
            "incident %d: %s".formatted(file.incident().id(), file.incident().title()),
            file.incident().sentence()),
        List.of(),
        file.repeats());
  }

  /** What was found in a foreign table. */
  public static FoundDuplicates in(LegacyFindings findings) {
    LegacyFindings.Counts counts = findings.counts();
    List<String> remarks = new ArrayList<>();
    remarks.add("%s: %s".formatted(findings.table(), findings.meaning()));
    remarks.add(
        "%d rows = %d looked at + %d not sent by us + %d without person, text or time"
            .formatted(counts.rows(), counts.usable(), counts.inbound(), counts.unusable()));
    if (findings.sharedIds() > 0) {
      remarks.add(
          "%d copies have the id of another copy: one message recorded again, or no id of messages"
              .formatted(findings.sharedIds()));
    }
    return new FoundDuplicates(remarks, List.of(), findings.repeats());
  }

  /** What the provider showed. */
  public static FoundDuplicates in(ReadBackFindings findings) {
    List<String> doubts = new ArrayList<>();
    long unread = findings.unread().values().stream().mapToLong(Long::longValue).sum();
    findings.unread().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each -> doubts.add("don't know of %d: %s".formatted(each.getValue(), each.getKey())));
    if (findings.asked() < findings.conversations()) {
      doubts.add(
          "don't know of %d: not asked for, see --limit"
              .formatted(findings.conversations() - findings.asked()));
    }
    return new FoundDuplicates(
        List.of(
            "%d conversations = %d asked for + %d left; %d of them could be read"
                .formatted(
                    findings.conversations(),
                    findings.asked(),
                    findings.conversations() - findings.asked(),
                    findings.asked() - unread)),
        doubts,
        findings.repeats());
  }

  /** How many were concerned. */
  public Tally tally() {
    return Tally.of(repeats);
  }

  /** The last word; it claims no more than was learned. */
  public String sentence() {
    return repeats.isEmpty() && !doubts.isEmpty()
        ? "None was found, and that there is none cannot be said."
        : tally().sentence();
  }

  /** Whether all was looked at, and none was there. */
  public boolean isNone() {
    return repeats.isEmpty() && doubts.isEmpty();
  }

  /** A CSV file with a row for each copy. */
  public String csv(Shown shown) {
    return DuplicatesCsv.of(this, shown);
  }

  /** What a JSON document of it has, by name. */
  public Map<String, @Nullable Object> document(Shown shown) {
    return DuplicatesJson.document(this, shown);
  }

  /** A JSON document. */
  public String json(Shown shown) {
    return DuplicatesJson.of(this, shown);
  }

  /** Where it was found, in words. */
  public static String sources(Repeat repeat) {
    return repeat.sources().stream().sorted().map(Source::label).collect(Collectors.joining(", "));
  }

  /** How long after the first copy; null where that is not known. */
  public static @Nullable Duration after(Repeat repeat, Copy copy) {
    return copy.at() == null
        ? null
        : repeat.first().map(first -> Duration.between(first, copy.at())).orElse(null);
  }

  /** How the text begins; null where it is not known. */
  public static @Nullable String text(Repeat repeat) {
    String text = repeat.text();
    if (text == null || text.codePointCount(0, text.length()) <= LONGEST_TEXT) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "...";
  }
}
