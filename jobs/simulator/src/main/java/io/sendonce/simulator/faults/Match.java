package io.sendonce.simulator.faults;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a fault hits; null asks for nothing.
 *
 * @param account the sending account
 * @param person the receiver's provider id
 * @param chat the chat
 * @param on for reads: messages, chats or accounts
 * @param nth only this one of the requests that fit, counted from 1
 * @param count at most this many
 * @param probability the share of the requests that fit, 0 to 1
 * @param until not from this instant on
 */
record Match(
    @Nullable String account,
    @Nullable String person,
    @Nullable String chat,
    @Nullable ReadOf on,
    @Nullable Integer nth,
    @Nullable Integer count,
    @Nullable Double probability,
    @Nullable Instant until) {
  static final Match ALL = new Match(null, null, null, null, null, null, null, null);

  boolean fits(Facts facts, Instant now) {
    return (until == null || now.isBefore(until))
        && (on == null ? facts.on() != ReadOf.ACCOUNTS : on == facts.on())
        && (account == null || Objects.equals(account, facts.account()))
        && (person == null || Objects.equals(person, facts.person()))
        && (chat == null || Objects.equals(chat, facts.chat()));
  }
}
