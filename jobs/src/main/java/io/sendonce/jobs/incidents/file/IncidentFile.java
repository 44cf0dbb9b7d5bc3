package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.incidents.Repeat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an incident.
 *
 * @param affected who got what more than once, in the order in which it was added
 * @param timeline each copy, and what our tables know of its messages and of the time around it
 * @param isCut whether there was more to tell than the timeline has
 * @param hints what may have caused it, and what speaks for that; never empty if somebody is
 *     affected
 * @param notes what people noted, the first first
 */
public record IncidentFile(
    Incident incident,
    List<Affected> affected,
    List<Entry> timeline,
    boolean isCut,
    List<CauseHint> hints,
    List<Note> notes) {

  /** Copies what can change. */
  public IncidentFile {
    affected = List.copyOf(affected);
    timeline = List.copyOf(timeline);
    hints = List.copyOf(hints);
    notes = List.copyOf(notes);
  }

  /**
   * A message that somebody got more than once.
   *
   * @param textHash SHA-256 of its text in hex, or null where the text was not on record
   * @param messages those of our messages that the copies are known to be; may be empty
   * @param isOurs whether account and campaign are ours, and not another program's
   */
  public record Affected(
      Repeat repeat, @Nullable String textHash, List<Long> messages, boolean isOurs) {

    /** Copies what can change. */
    public Affected {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Something that happened.
   *
   * @param kind a word such as {@code copy} or {@code attempt}
   * @param about what it happened to
   * @param detail what happened, by ids and times
   */
  public record Entry(Instant at, String kind, String about, String detail) {}

  /**
   * What somebody noted.
   *
   * @param kind {@code note}, or {@code told} where it says who was told
   */
  public record Note(Instant notedAt, String notedBy, String kind, String text) {}

  /** What was found, as any search for duplicates tells it. */
  public List<Repeat> repeats() {
    return affected.stream().map(Affected::repeat).toList();
  }

  /** The whole file as plain text; times in UTC. */
  public String text() {
    return FileText.of(this);
  }
}
