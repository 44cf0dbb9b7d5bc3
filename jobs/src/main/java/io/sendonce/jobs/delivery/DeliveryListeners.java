package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.restore.Restore;
import java.time.Duration;
import java.util.List;

/**
 * Tells several listeners, in their order.
 *
 * @param listeners each is told everything
 */
public record DeliveryListeners(List<DeliveryEvents> listeners) implements DeliveryEvents {

  /** Copies what can change. */
  public DeliveryListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void claimed(Lane lane, int claimed, int suppressed) {
    listeners.forEach(it -> it.claimed(lane, claimed, suppressed));
  }

  @Override
  public void starting(Claim claim, Duration sinceDue) {
    listeners.forEach(it -> it.starting(claim, sinceDue));
  }

  @Override
  public void settled(Settlement settlement) {
    listeners.forEach(it -> it.settled(settlement));
  }

  @Override
  public void lostClaim(Settlement settlement, boolean decidedAnyway) {
    listeners.forEach(it -> it.lostClaim(settlement, decidedAnyway));
  }

  @Override
  public void settleFailed(Settlement settlement, Throwable error) {
    listeners.forEach(it -> it.settleFailed(settlement, error));
  }

  @Override
  public void accountPaused(Claim claim, Pause pause) {
    listeners.forEach(it -> it.accountPaused(claim, pause));
  }

  @Override
  public void everythingPaused(Pause pause) {
    listeners.forEach(it -> it.everythingPaused(pause));
  }

  @Override
  public void restoredDatabase(Restore restore) {
    listeners.forEach(it -> it.restoredDatabase(restore));
  }

  @Override
  public void bookkeepingFailed(Claim claim, Throwable error) {
    listeners.forEach(it -> it.bookkeepingFailed(claim, error));
  }
}
