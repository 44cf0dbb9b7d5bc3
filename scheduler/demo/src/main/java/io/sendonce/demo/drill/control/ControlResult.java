package io.sendonce.demo.drill.control;

/**
 * What a control did to people.
 *
 * @param mistake that it makes
 * @param queued people, one message each
 * @param twice messages too many
 * @param lost people who got nothing although their row says sent
 */
public record ControlResult(Mistake mistake, int queued, int twice, int lost) {

  /** Whether it failed as it must. */
  public boolean failedAsItMust() {
    return mistake.loses() ? lost > 0 : twice > 0;
  }

  /** One line. */
  public String text() {
    return "%s: %d queued, %d too many, %d lost: %s"
        .formatted(
            mistake.words(),
            queued,
            twice,
            lost,
            failedAsItMust() ? "fails, as it must" : "PASSES: the drill sees nothing");
  }
}
