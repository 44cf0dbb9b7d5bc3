package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.restore.Restore;
import java.time.Duration;

/**
 * What happens while messages are delivered. Called on the thread on which it happens;
 * implementations are quick and never throw.
 */
public interface DeliveryEvents {

  /** A claim was committed; {@code suppressed} further messages were found to be served already. */
  default void claimed(Lane lane, int claimed, int suppressed) {}

  /**
   * A message is about to be sent.
   *
   * @param sinceDue how long ago it could have gone, its plan and its retries considered and
   *     nothing else: windows, caps and pauses count
   */
  default void starting(Claim claim, Duration sinceDue) {}

  /** A settlement was committed. */
  default void settled(Settlement settlement) {}

  /** An attempt was settled too late: the row belonged to somebody else by then. Not an error. */
  default void lostClaim(Settlement settlement, boolean decidedAnyway) {}

  /** A settlement could not be written within the lease; its message will become uncertain. */
  default void settleFailed(Settlement settlement, Throwable error) {}

  /** An account's pause was committed, before its message is settled. */
  default void accountPaused(Claim claim, Pause pause) {}

  /** A pause of everything was committed, before the message is settled. */
  default void everythingPaused(Pause pause) {}

  /** This node noted that the database was restored; everything is paused. */
  default void restoredDatabase(Restore restore) {}

  /** Something beside the send itself went wrong; the send's outcome is not touched by it. */
  default void bookkeepingFailed(Claim claim, Throwable error) {}
}
