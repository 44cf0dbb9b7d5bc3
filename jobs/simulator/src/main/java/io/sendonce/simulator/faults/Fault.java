package io.sendonce.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to go wrong, being described: {@code
 * Fault.of(REJECT).status(429).type("too_many_requests").account("a1")}. Null undoes a part. {@link
 * Faults#add} judges it and keeps a copy.
 */
public final class Fault {
  private final FaultKind kind;
  private @Nullable String account;
  private @Nullable String person;
  private @Nullable String chat;
  private @Nullable ReadOf on;
  private @Nullable Integer nth;
  private @Nullable Integer count;
  private @Nullable Double probability;
  private @Nullable Instant until;
  private @Nullable Integer status;
  private @Nullable String type;
  private @Nullable Duration lasting;
  private @Nullable Boolean delivered;
  private @Nullable String variant;
  private @Nullable Integer amount;

  private Fault(FaultKind kind) {
    this.kind = kind;
  }

  /** A fault that hits every request of its sort, with the kind's defaults. */
  public static Fault of(FaultKind kind) {
    return new Fault(kind);
  }

  /** What goes wrong. */
  public FaultKind kind() {
    return kind;
  }

  /** What is wrong with this fault itself, one sentence each; empty when it can be used. */
  public List<String> problems() {
    return FaultCheck.problems(kind, match(), effect());
  }

  /** Hits only requests of this account. */
  public Fault account(@Nullable String account) {
    this.account = account;
    return this;
  }

  /** Hits only requests about this person, named by provider id. */
  public Fault person(@Nullable String person) {
    this.person = person;
    return this;
  }

  /** Hits only requests about this chat. */
  public Fault chat(@Nullable String chat) {
    this.chat = chat;
    return this;
  }

  /** For reads: hits only reads of this; without it, reads of messages and of chats. */
  public Fault on(@Nullable ReadOf on) {
    this.on = on;
    return this;
  }

  /** Hits only the nth request that fits, counted from 1 since the fault was added. */
  public Fault nth(@Nullable Integer nth) {
    this.nth = nth;
    return this;
  }

  /** Hits at most this many requests. */
  public Fault count(@Nullable Integer count) {
    this.count = count;
    return this;
  }

  /** Hits this share of the requests that fit, 0 to 1, drawn from the seed. */
  public Fault probability(@Nullable Double probability) {
    this.probability = probability;
    return this;
  }

  /** Hits nothing from this instant on. */
  public Fault until(@Nullable Instant until) {
    this.until = until;
    return this;
  }

  /** The HTTP status to answer with. */
  public Fault status(@Nullable Integer status) {
    this.status = status;
    return this;
  }

  /** The error type to answer with, with or without {@code errors/}. */
  public Fault type(@Nullable String type) {
    this.type = type;
    return this;
  }

  /** How long the fault's wait is: until the answer, the landing or the end, as the kind says. */
  public Fault lasting(@Nullable Duration lasting) {
    this.lasting = lasting;
    return this;
  }

  /** Whether the message lands all the same. */
  public Fault delivered(@Nullable Boolean delivered) {
    this.delivered = delivered;
    return this;
  }

  /** Which form of the kind, by its name on the wire. */
  public Fault variant(@Nullable String variant) {
    this.variant = variant;
    return this;
  }

  /** How many, where the kind counts. */
  public Fault amount(@Nullable Integer amount) {
    this.amount = amount;
    return this;
  }

  Match match() {
    return new Match(account, person, chat, on, nth, count, probability, until);
  }

  Effect effect() {
    return new Effect(status, type, lasting, delivered, variant, amount);
  }
}
