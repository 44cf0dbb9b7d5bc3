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
import java.util.concurrent.atomic.AtomicLong;

/** Takes every message at once and names it; no two get the same name. */
final class InstantProvider implements MessagingProvider {

  private static final ProviderReply CREATED = new ProviderReply(201, null, null, null);

  private final String prefix = "sent-" + ProcessHandle.current().pid() + "-";
  private final AtomicLong count = new AtomicLong();

  @Override
  public SendOutcome send(OutboundMessage message, SendPermit permit) {
    if (permit.timeLeft().isNegative() || permit.timeLeft().isZero()) {
      return new SendOutcome.NotSent(
          SendOutcome.Scope.MESSAGE,
          new SendOutcome.Comeback.After(Duration.ZERO),
          "its time ran out",
          ProviderReply.NONE);
    }
    return new SendOutcome.Sent(
        prefix + count.incrementAndGet(), "chat-" + message.recipientId(), CREATED);
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
