package io.sendonce.scheduler.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sendonce.jobs.delivery.DeliveryEvents;
import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.MessageStatus;
import io.sendonce.jobs.queue.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Deliveries as counters. Every series is there from the beginning, so that the first counts. */
final class CountedDelivery implements DeliveryEvents {

  private static final Map<MessageStatus, String> OUTCOMES =
      new EnumMap<>(
          Map.of(
              MessageStatus.SENT, "sent",
              MessageStatus.FAILED, "rejected",
              MessageStatus.PENDING, "deferred",
              MessageStatus.UNCERTAIN, "uncertain"));

  private static final Duration[] LAGS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1)
  };

  private final Map<MessageStatus, Map<MessageKind, Counter>> attempts =
      new EnumMap<>(MessageStatus.class);
  private final Map<MessageKind, Timer> lags = new EnumMap<>(MessageKind.class);
  private final Counter alreadySent;
  private final Counter fenced;
  private final Counter unsettled;
  private final Timestamp lastSend;
  private final Timestamp lastScan;

  CountedDelivery(MeterRegistry registry, Clock clock) {
    OUTCOMES.forEach(
        (status, outcome) -> {
          Map<MessageKind, Counter> kinds = new EnumMap<>(MessageKind.class);
          for (MessageKind kind : MessageKind.values()) {
            kinds.put(
                kind,
                Counter.builder("sendonce.send.attempts")
                    .description("Attempts that this process settled.")
                    .tag("outcome", outcome)
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry));
          }
          attempts.put(status, kinds);
        });
    for (MessageKind kind : MessageKind.values()) {
      lags.put(
          kind,
          Timer.builder("sendonce.schedule.lag")
              .description("From a message's time to the start of its request.")
              .tag("kind", kind.name().toLowerCase(Locale.ROOT))
              .serviceLevelObjectives(LAGS)
              .register(registry));
    }
    this.alreadySent =
        Counter.builder("sendonce.send.refused")
            .description("Messages that were not sent because their intent was served already.")
            .tag("reason", "already_sent")
            .register(registry);
    this.fenced =
        Counter.builder("sendonce.claims.fenced")
            .description("Answers that came after the claim was lost; kept as evidence.")
            .register(registry);
    this.unsettled =
        Counter.builder("sendonce.settle.failures")
            .description("Outcomes that could not be written within the lease.")
            .register(registry);
    this.lastSend =
        new Timestamp(registry, clock, "sendonce.last.send", "When this process last sent one.");
    this.lastScan =
        new Timestamp(
            registry,
            clock,
            "sendonce.last.scan",
            "When this process last asked for due messages.");
  }

  @Override
  public void claimed(Lane lane, int claimed, int suppressed) {
    lastScan.set();
    alreadySent.increment(suppressed);
  }

  @Override
  public void starting(Claim claim, Duration sinceDue) {
    Timer lag = lags.get(claim.message().kind());
    if (lag != null) {
      lag.record(sinceDue);
    }
  }

  @Override
  public void settled(Settlement settlement) {
    MessageStatus status = settlement.fate().status();
    Map<MessageKind, Counter> kinds = attempts.get(status);
    Counter counter = kinds == null ? null : kinds.get(settlement.claim().message().kind());
    if (counter != null) {
      counter.increment();
    }
    if (status == MessageStatus.SENT) {
      lastSend.set();
    }
  }

  @Override
  public void lostClaim(Settlement settlement, boolean decidedAnyway) {
    fenced.increment();
  }

  @Override
  public void settleFailed(Settlement settlement, Throwable error) {
    unsettled.increment();
  }
}
