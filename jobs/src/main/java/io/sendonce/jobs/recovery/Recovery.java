package io.sendonce.jobs.recovery;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.recovery.UncertainStore.Shower;
import io.sendonce.jobs.restore.Restores;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Makes the messages of silent nodes uncertain, and looks for uncertain messages at the provider.
 */
public final class Recovery {

  private static final int BATCH = 200;

  /** What a look may take beside asking the provider. */
  private static final Duration DATABASE_TIME = Duration.ofSeconds(10);

  private final UncertainStore store;
  private final MessagingProvider provider;
  private final Restores restores;
  private final RecoverySettings settings;
  private final RecoveryEvents events;
  private final Duration hold;

  /**
   * Recovery as one node does it.
   *
   * @param database where the messages are
   * @param node the node's name, kept with all evidence
   * @param provider is asked for conversations
   * @param settings how it works
   * @param events is told what happens
   */
  public Recovery(
      Database database,
      String node,
      MessagingProvider provider,
      RecoverySettings settings,
      RecoveryEvents events) {
    this.store = new UncertainStore(database, node);
    this.restores = new Restores(database, node);
    this.provider = provider;
    this.settings = settings;
    this.events = events;
    // Keeps other nodes off a message while its account is checked and its conversation is read.
    this.hold = provider.longestRead().multipliedBy(2).plus(DATABASE_TIME);
  }

  /**
   * Makes every message uncertain whose lease has ended.
   *
   * @return how many there were
   */
  public int expireLeases() {
    int total = 0;
    List<UncertainStore.ExpiredLease> expired;
    do {
      expired = store.expireLeases(settings.firstLook(), BATCH);
      expired.forEach(
          lease -> events.leaseExpired(lease.queueId(), lease.attemptId(), lease.node()));
      total += expired.size();
    } while (expired.size() == BATCH);
    return total;
  }

  /**
   * Makes uncertain what became due in a database that was restored, while that is being dealt
   * with.
   *
   * @return how many messages there were
   */
  public int doubtForgotten() {
    return restores.doubtDue(settings.firstLook());
  }

  /**
   * Looks for every uncertain message whose time has come.
   *
   * @param stop whether to end early
   * @return how many were looked for
   */
  public int reconcile(BooleanSupplier stop) {
    int total = 0;
    store.hastenEchoed();
    store.putBackEchoed().forEach(this::suppressIfDelivered);
    // One at a time, so that none is held longer than its own look takes.
    Optional<UncertainMessage> next = store.takeDueLook(hold);
    while (next.isPresent()) {
      lookFor(next.get());
      total++;
      next = stop.getAsBoolean() ? Optional.empty() : store.takeDueLook(hold);
    }
    if (settings.policy() == RecoverySettings.Policy.RETRY && restores.endReconciled()) {
      events.restoreReconciled();
    }
    return total;
  }

  private void suppressIfDelivered(UncertainMessage putBack) {
    if (in(putBack, List.of()).finding() instanceof Finding.Delivered delivered
        && store.suppressDelivered(putBack, delivered.seen())) {
      events.foundAfterAll(putBack.queueId(), putBack.attemptId());
    }
  }

  private void lookFor(UncertainMessage message) {
    Sighting echoed = in(message, List.of());
    if (echoed.finding() instanceof Finding.Delivered delivered) {
      settleDelivered(message, delivered.seen(), echoed.by());
      return;
    }
    Duration early = Duration.between(message.now(), message.endedAt().plus(settings.firstLook()));
    if (!early.isNegative() && !early.isZero()) {
      // An echo that proved nothing brought us here. The provider's records lag: asked now, it
      // would count as a look that missed the message.
      lookAgain(message, "unreadable", "an echo that does not prove it; too early to ask", early);
      return;
    }
    ask(message);
  }

  private void ask(UncertainMessage message) {
    Sighting sighting = look(message);
    sighting
        .finding()
        .handle(
            delivered -> settleDelivered(message, delivered.seen(), sighting.by()),
            notSeen -> settleNotSeen(message),
            unreadable ->
                lookAgain(message, "unreadable", unreadable.reason(), settings.nextLook()));
  }

  private Sighting look(UncertainMessage message) {
    AccountHealth health = provider.accountHealth(message.providerAccountId());
    if (!(health instanceof AccountHealth.Ok)) {
      // Whatever is found is still true; what is not found proves nothing.
      Sighting sighting = read(message);
      return sighting.finding() instanceof Finding.NotSeen
          ? Sighting.none("its account is not connected, so the provider may lag")
          : sighting;
    }
    return read(message);
  }

  private Sighting read(UncertainMessage message) {
    ReadBackQuery query =
        new ReadBackQuery(
            message.providerAccountId(),
            message.recipientId(),
            message.startedAt().minus(Finding.CLOCK_LEEWAY));
    return provider
        .readBack(query)
        .match(
            complete -> in(message, complete.messages()),
            unreadable -> {
              // An echo may have come meanwhile.
              Sighting echoed = in(message, List.of());
              return echoed.finding() instanceof Finding.Delivered
                  ? echoed
                  : Sighting.none(unreadable.reason());
            });
  }

  /** Judges by the same rules what the provider shows asked and unasked. */
  private Sighting in(UncertainMessage message, List<SeenMessage> conversation) {
    Map<String, SeenMessage> shown = new LinkedHashMap<>();
    conversation.forEach(seen -> shown.putIfAbsent(seen.messageId(), seen));
    Set<String> asked = Set.copyOf(shown.keySet());
    store.echoes(message).forEach(echo -> shown.putIfAbsent(echo.messageId(), echo));
    Set<String> bound = store.boundMessageIds(message.accountId(), shown.keySet());
    Finding finding = Finding.in(List.copyOf(shown.values()), message, bound);
    boolean isByAsking =
        finding instanceof Finding.Delivered delivered
            && delivered.seen().stream().anyMatch(seen -> asked.contains(seen.messageId()));
    return new Sighting(finding, isByAsking ? Shower.READ_BACK : Shower.WEBHOOK);
  }

  private void settleDelivered(UncertainMessage message, List<SeenMessage> seen, Shower by) {
    if (!store.resolveDelivered(message, seen, by)) {
      return;
    }
    List<String> ids = seen.stream().map(SeenMessage::messageId).toList();
    if (ids.size() > 1) {
      events.foundTwice(message.queueId(), message.attemptId(), ids);
    } else {
      events.found(message.queueId(), message.attemptId());
    }
  }

  private void settleNotSeen(UncertainMessage message) {
    int looks = message.looks() + 1;
    NextStep next =
        NextStep.after(looks, message.endedAt(), message.now(), settings.forMessage(message));
    switch (next.kind()) {
      case LOOK_AGAIN ->
          lookAgain(
              message, "not_seen", "not found yet in " + looks + " complete looks", next.delay());
      case HOLD ->
          lookAgain(
              message,
              "not_seen",
              "not found in " + looks + " complete looks; a person decides",
              next.delay());
      case PUT_BACK -> putBack(message, looks);
    }
  }

  private void putBack(UncertainMessage message, int looks) {
    String reason =
        "not found in "
            + looks
            + " complete looks, and "
            + (message.isForgotten() ? "everything was paused" : "the policy is retry");
    if (store.resolveAbsent(message, reason)) {
      events.putBack(message.queueId(), message.attemptId());
    }
  }

  private void lookAgain(UncertainMessage message, String finding, String reason, Duration wait) {
    if (store.recordLook(message, new UncertainStore.Look(finding, reason, wait))) {
      events.stillUncertain(message.queueId(), reason, wait);
    }
  }

  /**
   * What a look brought.
   *
   * @param by how the provider came to show it, where it does
   */
  private record Sighting(Finding finding, Shower by) {

    static Sighting none(String reason) {
      return new Sighting(new Finding.Unreadable(reason), Shower.READ_BACK);
    }
  }
}
