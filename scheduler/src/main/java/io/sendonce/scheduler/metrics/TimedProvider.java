package io.sendonce.scheduler.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A provider whose calls are timed. */
final class TimedProvider implements MessagingProvider {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60)
  };

  private final MessagingProvider provider;
  private final MeterRegistry registry;

  TimedProvider(MessagingProvider provider, MeterRegistry registry) {
    this.provider = provider;
    this.registry = registry;
  }

  @Override
  public SendOutcome send(OutboundMessage message, SendPermit permit) {
    long began = System.nanoTime();
    SendOutcome outcome = provider.send(message, permit);
    record("send", statusClass(outcome.reply().httpStatus()), began);
    return outcome;
  }

  @Override
  public ReadBack readBack(ReadBackQuery query) {
    long began = System.nanoTime();
    ReadBack read = provider.readBack(query);
    record("read_back", read instanceof ReadBack.Complete ? "2xx" : "unknown", began);
    return read;
  }

  @Override
  public AccountHealth accountHealth(String providerAccountId) {
    long began = System.nanoTime();
    AccountHealth health = provider.accountHealth(providerAccountId);
    record("account", health instanceof AccountHealth.NotKnown ? "unknown" : "2xx", began);
    return health;
  }

  @Override
  public Duration longestRead() {
    return provider.longestRead();
  }

  private void record(String operation, String statusClass, long began) {
    Timer.builder("sendonce.unipile.request.duration")
        .description("Calls of the provider; of readings only success is known.")
        .tag("operation", operation)
        .tag("status_class", statusClass)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(Duration.ofNanos(System.nanoTime() - began));
  }

  private static String statusClass(@Nullable Integer status) {
    return status == null ? "none" : status / 100 + "xx";
  }
}
