package io.sendonce.jobs.bulk;

import java.util.UUID;

/**
 * A bulk action as somebody has confirmed it.
 *
 * @param formId drawn with the form; the same one again is the same action
 * @param newest no message with a greater id is touched
 * @param bounds to how many messages it may be done
 * @param reason why, in a few words; kept for ever
 */
public record BulkOrder(
    UUID formId, Chosen chosen, BulkDeed deed, long newest, Bounds bounds, String reason) {

  /**
   * To how many messages it may be done; else to none.
   *
   * @param least at least to so many
   * @param most at most to so many: as many as whoever confirmed it was shown
   */
  public record Bounds(int least, int most) {

    /** To so many, or to those that are left of them. */
    public static Bounds atMost(int messages) {
      return new Bounds(0, messages);
    }

    /** To so many, and neither more nor fewer. */
    public static Bounds exactly(int messages) {
      return new Bounds(messages, messages);
    }
  }
}
