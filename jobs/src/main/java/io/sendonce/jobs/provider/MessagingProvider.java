package io.sendonce.jobs.provider;

import java.time.Duration;

/**
 * The door to a messaging provider. Implementations are safe for use by many threads.
 *
 * <p>No method throws for anything the network or the provider does: such things are outcomes.
 */
public interface MessagingProvider {

  /**
   * Sends one message: at most one request on the wire, whatever happens.
   *
   * @param message what to send to whom
   * @param permit asked immediately before the request's first byte is written; once it has run out
   *     nothing is written, and the whole call ends before the permit does
   * @return what is known of the message's fate
   */
  SendOutcome send(OutboundMessage message, SendPermit permit);

  /**
   * Reads what the provider shows of a conversation, so that an unknown outcome can be resolved.
   *
   * @param query whose conversation, and since when
   * @return every message of the conversation in that time, or that it could not be read completely
   */
  ReadBack readBack(ReadBackQuery query);

  /**
   * Asks whether the provider is connected to an account, without which its records are not
   * current.
   *
   * @param providerAccountId the provider's id of the account
   * @return the account's health, or that it could not be learned
   */
  AccountHealth accountHealth(String providerAccountId);

  /** How long {@link #readBack} or {@link #accountHealth} takes at most. */
  Duration longestRead();
}
