package io.sendonce.jobs.testdata;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider that shows what it is told to, and takes no messages. */
public final class ShownConversations implements MessagingProvider {

  private final Map<String, ReadBack> shown = new HashMap<>();
  private final List<ReadBackQuery> queries = new ArrayList<>();
  private AccountHealth health = new AccountHealth.Ok();

  /** What is shown of somebody from now on; of others nothing can be read. */
  public void shows(String recipient, ReadBack conversation) {
    shown.put(recipient, conversation);
  }

  /** How every account is from now on. */
  public void health(AccountHealth other) {
    health = other;
  }

  /** What it was asked for, in order. */
  public List<ReadBackQuery> queries() {
    return queries;
  }

  @Override
  public SendOutcome send(OutboundMessage message, SendPermit permit) {
    throw new AssertionError("whoever only looks must never send");
  }

  @Override
  public ReadBack readBack(ReadBackQuery query) {
    queries.add(query);
    return shown.getOrDefault(query.recipientId(), new ReadBack.Unreadable("not told"));
  }

  @Override
  public AccountHealth accountHealth(String providerAccountId) {
    return health;
  }

  @Override
  public Duration longestRead() {
    return Duration.ofSeconds(1);
  }
}
