package io.sendonce.jobs.recovery;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that shows what it is told to show, and takes no messages. */
final class RecordedProvider implements MessagingProvider {

  private final List<ReadBackQuery> queries = new CopyOnWriteArrayList<>();
  private volatile ReadBack shown = new ReadBack.Complete(List.of());
  private volatile AccountHealth health = new AccountHealth.Ok();
  private volatile Runnable meanwhile = () -> {};

  RecordedProvider shows(SeenMessage... messages) {
    shown = new ReadBack.Complete(new ArrayList<>(List.of(messages)));
    return this;
  }

  RecordedProvider isUnreadable(String reason) {
    shown = new ReadBack.Unreadable(reason);
    return this;
  }

  RecordedProvider withHealth(AccountHealth other) {
    health = other;
    return this;
  }

  /** What somebody else does while a conversation is read. */
  RecordedProvider meanwhile(Runnable other) {
    meanwhile = other;
    return this;
  }

  List<ReadBackQuery> queries() {
    return queries;
  }

  @Override
  public SendOutcome send(OutboundMessage message, SendPermit permit) {
    throw new AssertionError("recovery must never send");
  }

  @Override
  public ReadBack readBack(ReadBackQuery query) {
    queries.add(query);
    meanwhile.run();
    return shown;
  }

  @Override
  public AccountHealth accountHealth(String providerAccountId) {
    return health;
  }

  @Override
  public Duration longestRead() {
    return Duration.ofSeconds(20);
  }
}
