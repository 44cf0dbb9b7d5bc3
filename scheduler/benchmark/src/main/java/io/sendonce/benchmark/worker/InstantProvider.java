package io.sendonce.benchmark.worker;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes every message, at once or after a while, and names it; no two get the same name. The name
 * ends with the moment of the call, in microseconds since 1970, so that latencies can be read from
 * the ledger.
 */
final class InstantProvider implements MessagingProvider {

  private static final ProviderReply CREATED = new ProviderReply(201, null, null, null);

  private final String prefix = "sent-" + ProcessHandle.current().pid() + "-";
  private final AtomicLong count = new AtomicLong();
  private final int least;
  private final int most;

  /**
   * One whose answer takes from so many to so many milliseconds, evenly spread.
   *
   * @param most not less than {@code least}
   */
  InstantProvider(int least, int most) {
    this.least = least;
    this.most = most;
  }

  @Override
  public SendOutcome send(OutboundMessage message, SendPermit permit) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    if (permit.timeLeft().isNegative() || permit.timeLeft().isZero()) {
      return new SendOutcome.NotSent(
          SendOutcome.Scope.MESSAGE,
          new SendOutcome.Comeback.After(Duration.ZERO),
          "its time ran out",
          ProviderReply.NONE);
    }
    if (most > 0) {
      answerLater();
    }
    return new SendOutcome.Sent(
        prefix + count.incrementAndGet() + "-" + micros, "chat-" + message.recipientId(), CREATED);
  }

  private void answerLater() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(least, most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public ReadBack readBack(ReadBackQuery query) {
    return new ReadBack.Unreadable("this provider shows nothing");
  }

  @Override
  public AccountHealth accountHealth(String providerAccountId) {
    return new AccountHealth.Ok();
  }

  @Override
  public Duration longestRead() {
    return Duration.ofSeconds(1);
  }
}
