package io.sendonce.jobs.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sending stands at one moment.
 *
 * @param moment the database's clock and what it knows at a glance
 * @param counts by status; a status without messages is left out
 * @param waiting why pending messages wait, the reason with most messages first
 * @param uncertain messages in doubt, the oldest first, at most ten thousand
 * @param paused everything, campaigns and accounts that are paused now
 * @param nodes that check in, or last did, by name
 * @param rule when an uncertain message needs a person
 */
public record Overview(
    Moment moment,
    Map<String, Count> counts,
    List<Waiting> waiting,
    List<Uncertain> uncertain,
    List<Paused> paused,
    List<NodeLife> nodes,
    PersonRule rule) {

  /** Up to how many messages behind a pause are counted while somebody waits. */
  public static final long MOST_COUNTED = 10_000;

  /** Copies what can change. */
  public Overview {
    counts = Map.copyOf(counts);
    waiting = List.copyOf(waiting);
    uncertain = List.copyOf(uncertain);
    paused = List.copyOf(paused);
    nodes = List.copyOf(nodes);
  }

  /**
   * The moment.
   *
   * @param at the database's clock
   * @param lastAttemptAt when an attempt was last begun, or null before the first
   * @param uncertain how many messages are in doubt, however many of them are listed
   * @param duplicates how many duplicates were ever found at the provider
   * @param hasNodes whether Quartz's tables are there
   */
  public record Moment(
      Instant at,
      @Nullable Instant lastAttemptAt,
      long uncertain,
      long duplicates,
      boolean hasNodes) {}

  /**
   * Messages of one status.
   *
   * @param messages how many
   * @param due how many of them have reached their time
   */
  public record Count(String status, long messages, long due) {}

  /** How it stands in one sentence. */
  public String verdict() {
    return Verdict.of(this);
  }

  /** Whether an uncertain message needs a person. */
  public boolean needsPerson(Uncertain message) {
    return rule.needsPerson(message, moment.at());
  }

  /** The messages of a status; zero where there are none. */
  public Count count(String status) {
    return counts.getOrDefault(status, new Count(status, 0, 0));
  }
}
