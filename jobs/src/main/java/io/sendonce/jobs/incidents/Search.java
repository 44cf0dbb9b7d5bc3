package io.sendonce.jobs.incidents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in our own records.
 *
 * @param within the longest time from one copy to the next
 * @param since only messages from then on, or null for all
 * @param account only what this account sent, or null for all
 * @param campaign only this campaign's messages, or null for all
 */
public record Search(
    Duration within, @Nullable Instant since, @Nullable Long account, @Nullable Long campaign) {

  /** So far back is looked where nobody says how far, in days. */
  public static final int DAYS = 30;

  /** Further back than this nobody looks, in days. */
  public static final int MOST_DAYS = 3_650;

  /** So much later a copy may come where nobody says how much, in minutes. */
  public static final int MINUTES = 60;

  /** Later than this nobody takes a copy for one: a year, in minutes. */
  public static final int MOST_MINUTES = 525_600;

  /**
   * How far a search goes.
   *
   * @param days how far back
   * @param minutes how much later than another one a copy may come
   */
  public record Extent(long days, long minutes) {}

  /**
   * A search from some days before a moment on.
   *
   * @param now the moment
   * @param account only what this account sent, or null for all
   * @param campaign only this campaign's messages, or null for all
   */
  public static Search back(
      Instant now, Extent extent, @Nullable Long account, @Nullable Long campaign) {
    return new Search(
        Duration.ofMinutes(extent.minutes()),
        now.minus(Duration.ofDays(extent.days())),
        account,
        campaign);
  }
}
