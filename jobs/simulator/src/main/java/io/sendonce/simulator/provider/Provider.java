package io.sendonce.simulator.provider;

import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.simulator.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The provider's state: its accounts, its conversations and the ledger of what was delivered. */
public final class Provider {
  private final Clock clock;
  private final Ledger ledger;
  private final Behaviour behaviour;
  private final Accounts accounts;
  private final Conversations conversations = new Conversations();
  private final Tally tally = new Tally();
  private final SplittableRandom random;
  private final AtomicLong planted = new AtomicLong();
  private volatile DelayRange delay;
  private volatile Duration readBackLag;
  private volatile Consumer<Message> listener = message -> {};

  /**
   * Takes over what the ledger holds.
   *
   * @param accounts the accounts that exist; none means every id does
   */
  public Provider(Clock clock, Ledger ledger, Set<String> accounts, Behaviour behaviour) {
    this.clock = clock;
    this.ledger = ledger;
    this.behaviour = behaviour;
    this.accounts = new Accounts(accounts);
    this.random = new SplittableRandom(behaviour.seed());
    this.delay = behaviour.delay();
    this.readBackLag = behaviour.readBackLag();
    ledger.recovered().forEach(this::remember);
  }

  /**
   * How the provider behaves.
   *
   * @param seed what delays and ids are drawn from
   * @param delay how long a send takes
   * @param readBackLag how long after its delivery a message becomes readable
   * @param keepsTexts whether the ledger holds texts, or only their hash and length
   */
  public record Behaviour(long seed, DelayRange delay, Duration readBackLag, boolean keepsTexts) {}

  /** The accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** The conversations, without regard to lag. */
  public Conversations conversations() {
    return conversations;
  }

  /** The ledger. */
  public Ledger ledger() {
    return ledger;
  }

  /** How long sends take from now on. */
  public void delay(DelayRange range) {
    this.delay = range;
  }

  /** How long sends take. */
  public DelayRange delay() {
    return delay;
  }

  /** How long after its delivery a message becomes readable, for reads from now on. */
  public void readBackLag(Duration lag) {
    if (lag.isNegative()) {
      throw new IllegalArgumentException("read-back lag = " + lag + " must not be negative");
    }
    this.readBackLag = lag;
  }

  /** How long after its delivery a message becomes readable. */
  public Duration readBackLag() {
    return readBackLag;
  }

  /** How long the next send takes. */
  public Duration drawDelay() {
    synchronized (random) {
      return delay.draw(random);
    }
  }

  /** How many messages were delivered, those of earlier runs on the same ledger included. */
  public long delivered() {
    return tally.delivered();
  }

  /** What reached somebody more than once. */
  public List<Repeated> repeated() {
    return tally.repeated();
  }

  /**
   * Delivers a message. Asked twice, it delivers twice.
   *
   * @return completes when the ledger's line is forced out and the message can be read
   */
  public CompletableFuture<Delivery> deliver(SendRequest request) {
    String sha256 = Delivery.sha256(request.text());
    return ledger
        .append(
            sequence ->
                new Delivery(
                    sequence,
                    now(),
                    request.account(),
                    request.person(),
                    ProviderIds.chat(request.account(), request.person()),
                    ProviderIds.message(behaviour.seed(), sequence),
                    sha256,
                    request.text().length(),
                    behaviour.keepsTexts() ? request.text() : null,
                    request.request()))
        .thenApply(
            delivery -> {
              listener.accept(remember(delivery, request.text()));
              return delivery;
            });
  }

  /**
   * Puts a message into a conversation that did not come through the API: typed by the account's
   * owner, or by the other party. It is not in the ledger and does not survive a restart.
   */
  public Message plant(String account, String person, String text, boolean fromAccount) {
    return plant(account, person, text, fromAccount, now());
  }

  /** The same, written at another time than now. */
  public Message plant(
      String account, String person, String text, boolean fromAccount, Instant at) {
    accounts.named(account);
    String id = ProviderIds.plantedMessage(behaviour.seed(), planted.incrementAndGet());
    Message message = conversations.add(Chat.of(account, person), id, at, now(), fromAccount, text);
    listener.accept(message);
    return message;
  }

  /** Has somebody told of every message that is written from now on, whoever writes it. */
  public void tellOfMessages(Consumer<Message> listener) {
    this.listener = listener;
  }

  /** An id that no message has, for an answer that claims a delivery there was not. */
  public String inventedMessageId(long request) {
    return ProviderIds.message(behaviour.seed(), -request);
  }

  /** Tells which messages can be read now, when they lag so much more than usual. */
  public Predicate<Message> readable(Duration furtherLag) {
    Instant newest = clock.instant().minus(readBackLag).minus(furtherLag);
    return message -> !message.storedAt().isAfter(newest);
  }

  /**
   * A part of the messages of these chats.
   *
   * @param readable which can be read
   * @param dropped how many of the newest are left out
   */
  public MessagePage messages(
      List<Chat> chats, MessageQuery query, Predicate<Message> readable, int dropped) {
    List<Message> all =
        chats.stream()
            .flatMap(chat -> conversations.messagesOf(chat).stream())
            .filter(readable)
            .toList();
    return latestFirst(all, query, dropped);
  }

  /** A part of these messages, newest first, the newest ones left out as told. */
  public MessagePage latestFirst(List<Message> messages, MessageQuery query, int dropped) {
    List<Message> wanted =
        messages.stream()
            .filter(query::isInWindow)
            .sorted(Message.NEWEST_FIRST)
            .skip(dropped)
            .filter(query::isStillToCome)
            .toList();
    return MessagePage.of(wanted, query.limit());
  }

  /** The provider tells times in milliseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void remember(Delivery delivery) {
    remember(delivery, delivery.text());
  }

  private Message remember(Delivery delivery, @Nullable String text) {
    accounts.named(delivery.account());
    tally.add(delivery);
    return conversations.add(
        Chat.of(delivery.account(), delivery.person()),
        delivery.message(),
        delivery.at(),
        delivery.at(),
        true,
        text);
  }
}
