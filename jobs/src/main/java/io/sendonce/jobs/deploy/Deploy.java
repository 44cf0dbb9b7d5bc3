package io.sendonce.jobs.deploy;

import io.sendonce.jobs.incidents.Tally;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change, the day of watching after it, and its verdict if that is kept already.
 *
 * @param version that a node started; null where a person named the moment
 * @param until when the watch ends
 * @param begunBy the node that started first, or the person
 * @param reason the person's, or null
 * @param kept what was kept at the end; empty before
 */
public record Deploy(
    long id,
    @Nullable String version,
    Instant since,
    Instant until,
    String begunBy,
    @Nullable String reason,
    Optional<Kept> kept) {

  /**
   * What was kept, or would be if it were kept now.
   *
   * @param verdict as it was worded then
   * @param isGood whether nothing spoke against the change
   * @param outcome what the verdict was made of
   */
  public record Kept(String verdict, boolean isGood, DeployWatch.Outcome outcome) {}

  /** The change in a few words. */
  public String subject() {
    return version == null ? "a change" : "version " + version;
  }

  /** A row of {@code deploy_watches}; what a verdict is made of is null before there is one. */
  record Row(
      long id,
      @Nullable String version,
      Instant since,
      Instant until,
      String begunBy,
      @Nullable String reason,
      @Nullable Instant concludedAt,
      @Nullable String verdict,
      boolean isGood,
      long sent,
      long failed,
      long refused,
      long doubts,
      long openDoubts,
      long stuck,
      long people,
      long extra) {

    Deploy deploy() {
      return new Deploy(id, version, since, until, begunBy, reason, kept());
    }

    private Optional<Kept> kept() {
      if (concludedAt == null || verdict == null) {
        return Optional.empty();
      }
      DeployWatch.Facts facts =
          new DeployWatch.Facts(concludedAt, sent, failed, refused, doubts, openDoubts, stuck);
      return Optional.of(
          new Kept(
              verdict,
              isGood,
              new DeployWatch.Outcome(since, until, facts, new Tally(people, extra))));
    }
  }
}
