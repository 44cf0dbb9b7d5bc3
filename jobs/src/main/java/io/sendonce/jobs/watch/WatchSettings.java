package io.sendonce.jobs.watch;

import java.time.Duration;

/**
 * From when on something is worth an alert.
 *
 * @param duplicateWithin the longest time from one message to the next to the same person
 * @param stuckAfter the longest time in flight, unless the lease is longer
 * @param notSendingAfter how long something may be due and allowed without an attempt
 * @param uncertainAfter the longest doubt that is none of a person's business
 * @param accountDownAfter how long the provider may hold an account back that has something due
 * @param refusals when an account is refused too often
 * @param clockOffset how far a node's clock may be from the database's
 * @param readBack how the provider is asked for samples
 */
public record WatchSettings(
    Duration duplicateWithin,
    Duration stuckAfter,
    Duration notSendingAfter,
    Duration uncertainAfter,
    Duration accountDownAfter,
    Refusals refusals,
    Duration clockOffset,
    ReadBackSample readBack) {

  /** As shipped. */
  public static final WatchSettings STANDARD =
      new WatchSettings(
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          Duration.ofMinutes(10),
          new Refusals(20, 20),
          Duration.ofSeconds(2),
          new ReadBackSample(Duration.ofMinutes(10), 5));

  /**
   * More refusals than these are too many.
   *
   * @param percent of the last day's requests
   * @param least with fewer requests nothing can be said
   */
  public record Refusals(int percent, int least) {}

  /**
   * How the provider is asked for samples.
   *
   * @param every how often; zero for never
   * @param conversations how many of those written into last
   */
  public record ReadBackSample(Duration every, int conversations) {}
}
