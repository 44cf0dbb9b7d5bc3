package io.sendonce.jobs.status;

import java.time.LocalDate;
import java.util.List;

/**
 * What was planned in a campaign, beside what became of it.
 *
 * @param days on which something was planned or sent, the first first
 */
public record CampaignPlan(List<Day> days) {

  /** At most so many of a campaign's messages are read, its last. */
  public static final int MOST = 100_000;

  /**
   * A day, where the reader is.
   *
   * @param planned messages that are planned for it
   * @param sent messages that were sent on it, whenever they were planned for
   * @param due those of the planned whose time has come
   * @param ended those of the due that came to an end without being sent
   */
  public record Day(LocalDate day, long planned, long sent, long due, long ended) {}

  /** Copies what can change. */
  public CampaignPlan {
    days = List.copyOf(days);
  }

  /** How many messages it is about. */
  public long planned() {
    return days.stream().mapToLong(Day::planned).sum();
  }

  /** How many have reached their time and are neither sent nor ended. */
  public long behind() {
    return days.stream().mapToLong(it -> it.due() - it.ended() - it.sent()).sum();
  }

  /** Plan and actual in a sentence. */
  public String sentence() {
    if (days.isEmpty()) {
      return "It has no messages.";
    }
    long due = days.stream().mapToLong(Day::due).sum();
    if (due == 0) {
      return "Nothing was planned up to now; the first day is %s.".formatted(days.get(0).day());
    }
    long sent = days.stream().mapToLong(Day::sent).sum();
    long ended = days.stream().mapToLong(Day::ended).sum();
    return "Of %d planned up to now %d were sent%s; %s."
        .formatted(
            due,
            sent,
            ended == 0 ? "" : " and %d ended without".formatted(ended),
            behind() <= 0 ? "nothing is behind the plan" : "behind the plan: " + behind());
  }
}
