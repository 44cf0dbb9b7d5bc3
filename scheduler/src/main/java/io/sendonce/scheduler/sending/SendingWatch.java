package io.sendonce.scheduler.sending;

import io.sendonce.jobs.delivery.DeliveryEvents;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.recovery.RecoveryEvents;
import java.util.function.UnaryOperator;

/**
 * Who watches what is sent, the log aside.
 *
 * @param delivery is told what happens to messages
 * @param recovery is told what happens to uncertain ones
 * @param provider puts itself before the provider, to see its calls; changes none of them
 */
public record SendingWatch(
    DeliveryEvents delivery, RecoveryEvents recovery, UnaryOperator<MessagingProvider> provider) {

  /** Nobody does. */
  public static final SendingWatch NOBODY =
      new SendingWatch(new DeliveryEvents() {}, new RecoveryEvents() {}, UnaryOperator.identity());
}
