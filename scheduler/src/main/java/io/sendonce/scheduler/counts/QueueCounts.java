package io.sendonce.scheduler.counts;

import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.status.QueueStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The queue as it was counted last, beside nodes, pauses and doubts as they are at the moment. Safe
 * for use by many threads.
 */
public final class QueueCounts implements AutoCloseable {

  private final Counts<Counted> counts;
  private final UnaryOperator<Overview> renewal;

  /**
   * Nothing is counted yet.
   *
   * @param counting counts; takes as long as it takes
   * @param renewal reads anew what takes no counting
   */
  public QueueCounts(Supplier<Counted> counting, UnaryOperator<Overview> renewal) {
    this.counts = new Counts<>(counting);
    this.renewal = renewal;
  }

  /**
   * The counts of a queue.
   *
   * @param status of it
   * @param schedulerName the Quartz cluster whose nodes are told
   * @param silenceGrace how long a silent node may be paused before the others take over
   * @param rule when an uncertain message needs a person
   */
  public static QueueCounts of(
      QueueStatus status, String schedulerName, Duration silenceGrace, PersonRule rule) {
    return new QueueCounts(
        () -> {
          Overview overview = status.overview(schedulerName, silenceGrace, rule);
          return new Counted(overview, overview.moment().at(), status.progress());
        },
        counted -> status.renewed(counted, schedulerName, silenceGrace));
  }

  /**
   * How sending stands; waits only for the first counts, and for such as are quick.
   *
   * @throws IllegalStateException if the queue was never counted, and cannot be
   */
  public Counted get() {
    return renewed(counts.get());
  }

  /** The same, but empty where even the first counting takes longer than somebody likes to wait. */
  public Optional<Counted> soon() {
    return counts.soon().map(this::renewed);
  }

  @Override
  public void close() {
    counts.close();
  }

  private Counted renewed(Counted counted) {
    return new Counted(renewal.apply(counted.overview()), counted.countedAt(), counted.progress());
  }
}
