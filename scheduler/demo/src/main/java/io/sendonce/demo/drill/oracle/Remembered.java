package io.sendonce.demo.drill.oracle;

import org.jspecify.annotations.Nullable;

/**
 * What the sender's ledger remembers of an intent.
 *
 * @param queueId the row that served it last
 * @param status sending, sent, not_sent or unknown
 * @param messageId the provider's id of the message, if it is known
 */
public record Remembered(long queueId, String status, @Nullable String messageId) {}
