package io.sendonce.scheduler.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sendonce.jobs.recovery.RecoveryEvents;
import java.time.Duration;
import java.util.List;

/** Recovery as counters. */
final class CountedRecovery implements RecoveryEvents {

  private final Counter expired;
  private final Counter foundOne;
  private final Counter foundMany;
  private final Counter foundAfterAll;
  private final Counter undecided;
  private final Counter putBack;
  private final Counter duplicates;

  CountedRecovery(MeterRegistry registry) {
    this.expired =
        Counter.builder("sendonce.claims.expired")
            .description("Claims whose lease ended without a word from their node.")
            .register(registry);
    this.foundOne = result(registry, "found_one");
    this.foundMany = result(registry, "found_many");
    this.foundAfterAll = result(registry, "found_after_all");
    this.undecided = result(registry, "undecided");
    this.putBack = result(registry, "put_back");
    this.duplicates =
        Counter.builder("sendonce.duplicates.detected")
            .description("Messages that the provider shows more than once.")
            .tag("source", "readback")
            .register(registry);
  }

  @Override
  public void leaseExpired(long queueId, long attemptId, String node) {
    expired.increment();
  }

  @Override
  public void found(long queueId, long attemptId) {
    foundOne.increment();
  }

  @Override
  public void foundTwice(long queueId, long attemptId, List<String> messageIds) {
    foundMany.increment();
    duplicates.increment();
  }

  @Override
  public void foundAfterAll(long queueId, long attemptId) {
    foundAfterAll.increment();
  }

  @Override
  public void stillUncertain(long queueId, String reason, Duration nextLook) {
    undecided.increment();
  }

  @Override
  public void putBack(long queueId, long attemptId) {
    putBack.increment();
  }

  private static Counter result(MeterRegistry registry, String result) {
    return Counter.builder("sendonce.reconciliations")
        .description("Looks for uncertain messages, by what came of them.")
        .tag("result", result)
        .register(registry);
  }
}
