package io.sendonce.scheduler.store;

import java.util.OptionalLong;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trigger that is due again a while after its run has ended, as its data says. */
final class FixedDelay {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  private FixedDelay() {}

  /** The delay in ms, if the trigger has one. */
  static OptionalLong of(Trigger trigger) {
    Object written = trigger.getJobDataMap().get(ExclusiveJobStore.DELAY);
    if (written == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(written.toString()));
    } catch (NumberFormatException e) {
      LOG.error("trigger {}: {} = {}", trigger.getKey(), ExclusiveJobStore.DELAY, written, e);
      return OptionalLong.empty();
    }
  }
}
