package io.sendonce.scheduler.sending;

import io.sendonce.jobs.delivery.DeliverySettings;
import io.sendonce.jobs.pacing.RetrySchedule;
import io.sendonce.jobs.provider.unipile.UnipileSettings;
import io.sendonce.jobs.recovery.RecoverySettings;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.config.SendSettings;
import io.sendonce.scheduler.config.UncertainPolicy;
import io.sendonce.scheduler.config.UncertainSettings;
import io.sendonce.scheduler.config.UnipileSettingsValues;

/** The node's settings as the jobs module takes them. */
final class JobsSettings {

  private JobsSettings() {}

  static UnipileSettings unipile(NodeSettings settings) {
    UnipileSettingsValues unipile = settings.unipile();
    return new UnipileSettings(
        UnipileSettings.baseUriOf(unipile.dsn()),
        unipile.apiKey().value(),
        new UnipileSettings.Timeouts(
            unipile.connectTimeout(), unipile.timeout(), unipile.readBackTimeout()),
        new UnipileSettings.Connections(
            unipile.idleConnection(), settings.send().lanes().slots(), false),
        new UnipileSettings.Pauses(
            unipile.pauses().tooManyRequests(),
            unipile.pauses().limitReached(),
            settings.breaker().pause()));
  }

  static DeliverySettings delivery(NodeSettings settings) {
    SendSettings send = settings.send();
    UncertainSettings uncertain = settings.uncertain();
    return new DeliverySettings(
        send.lanes().slots(),
        new DeliverySettings.Timing(
            send.lease().length(),
            send.lease().margin(),
            send.lanes().slice(),
            // A lane waits where it is: to come back costs Quartz a dozen statements.
            send.lanes().slice(),
            send.lanes().settleWindow()),
        new RetrySchedule(send.retry().first(), send.retry().longest(), send.retry().limit()),
        new DeliverySettings.Doubt(uncertain.looks().first(), uncertain.accountPause()));
  }

  static RecoverySettings recovery(NodeSettings settings) {
    UncertainSettings uncertain = settings.uncertain();
    return new RecoverySettings(
        uncertain.policy() == UncertainPolicy.RETRY
            ? RecoverySettings.Policy.RETRY
            : RecoverySettings.Policy.HOLD,
        uncertain.looks().first(),
        uncertain.looks().next(),
        uncertain.looks().needed(),
        uncertain.absentAfter());
  }
}
