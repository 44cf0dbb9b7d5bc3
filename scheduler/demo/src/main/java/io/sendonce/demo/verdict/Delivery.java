package io.sendonce.demo.verdict;

import java.time.Instant;

/**
 * A message that reached a person: one line of the provider's ledger.
 *
 * @param at when, by the provider's clock
 * @param account the sending account, by the provider's id
 * @param person the receiver, by the provider's id
 * @param messageId the provider's id of the message
 * @param textSha256 hex SHA-256 of the text
 */
public record Delivery(
    Instant at, String account, String person, String messageId, String textSha256) {}
