package io.sendonce.scheduler.config;

import java.time.Duration;

/**
 * Everything {@code sendonce.properties} says; one that breaks a rule cannot be made.
 *
 * @param shutdownTimeout how long a node that was asked to stop may take
 */
public record NodeSettings(
    NodeName name,
    DatabaseSettings database,
    UnipileSettingsValues unipile,
    SendSettings send,
    UncertainSettings uncertain,
    BreakerSettings breaker,
    WebhookSettings webhook,
    ConsoleSettings console,
    AlertSettings alerts,
    Duration shutdownTimeout) {

  /** Refuses a lease that a call could outlive. */
  public NodeSettings {
    Keys.SHUTDOWN_TIMEOUT.require(shutdownTimeout);
    PairRule.LEASE_OUTLIVES_CALL.require(
        send.lease().length(), unipile.timeout(), send.lease().margin());
  }
}
