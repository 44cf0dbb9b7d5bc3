package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.restore.Restore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deliveries as log lines: ids, never texts, names or keys. Lost races are not warnings. */
public final class LoggedDelivery implements DeliveryEvents {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.delivery");

  @Override
  public void claimed(Lane lane, int claimed, int suppressed) {
    if (suppressed > 0) {
      LOG.info("{}: {} messages suppressed, their intents are served already", lane, suppressed);
    }
    if (claimed > 0) {
      LOG.debug("{}: {} messages claimed", lane, claimed);
    }
  }

  @Override
  public void settled(Settlement settlement) {
    long id = settlement.claim().queueId();
    long attempt = settlement.claim().token();
    Settlement.Fate fate = settlement.fate();
    switch (fate.status()) {
      case SENT -> LOG.debug("message {} sent (attempt {})", id, attempt);
      case PENDING ->
          LOG.info(
              "message {} certainly not sent (attempt {}): {}; back in the queue, not before {} s",
              id,
              attempt,
              fate.reason(),
              fate.delay().toSeconds());
      case UNCERTAIN ->
          LOG.warn(
              "message {} uncertain (attempt {}): {}; not resent, looked for in {} s",
              id,
              attempt,
              fate.reason(),
              fate.delay().toSeconds());
      default -> LOG.warn("message {} failed (attempt {}): {}", id, attempt, fate.reason());
    }
  }

  @Override
  public void lostClaim(Settlement settlement, boolean decidedAnyway) {
    LOG.info(
        "message {}: the answer to attempt {} came after its lease; {}",
        settlement.claim().queueId(),
        settlement.claim().token(),
        decidedAnyway ? "it decided the uncertain message" : "kept as evidence");
  }

  @Override
  public void settleFailed(Settlement settlement, Throwable error) {
    LOG.error(
        "message {}: the outcome of attempt {} could not be written ({}); it will be uncertain and looked for",
        settlement.claim().queueId(),
        settlement.claim().token(),
        error.toString());
  }

  @Override
  public void accountPaused(Claim claim, Pause pause) {
    LOG.warn(
        "account {} paused ({}): {}",
        claim.accountId(),
        pause.length() == null ? pause.resumes() : pause.length().toSeconds() + " s",
        pause.reason());
  }

  @Override
  public void everythingPaused(Pause pause) {
    LOG.error(
        "all sending paused ({}): {}",
        pause.length() == null ? pause.resumes() : pause.length().toSeconds() + " s",
        pause.reason());
  }

  @Override
  public void bookkeepingFailed(Claim claim, Throwable error) {
    LOG.error("message {}: {}", claim.queueId(), error.toString());
  }

  @Override
  public void restoredDatabase(Restore restore) {
    LOG.error(
        "the database was restored ({}); everything is paused, and {} messages that were due are looked for at"
            + " the provider: they may have been sent since {}",
        restore.how(),
        restore.doubted(),
        restore.lostFrom());
  }
}
