package io.sendonce.jobs.queue;

import java.util.List;

/**
 * What one claim brought.
 *
 * @param claims the messages now held
 * @param suppressed how many messages were found to be served already
 */
public record ClaimedBatch(List<Claim> claims, int suppressed) {

  /** Nothing was due. */
  public static final ClaimedBatch NOTHING = new ClaimedBatch(List.of(), 0);

  /** Keeps its own copy. */
  public ClaimedBatch {
    claims = List.copyOf(claims);
  }

  /** Whether there was nothing to do at all. */
  public boolean isEmpty() {
    return claims.isEmpty() && suppressed == 0;
  }
}
