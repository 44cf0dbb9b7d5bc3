package io.sendonce.jobs.queue;

import io.sendonce.jobs.provider.OutboundMessage;

/**
 * A message this node holds, and its attempt, which is on record already.
 *
 * @param queueId the row in {@code send_queue}
 * @param token the attempt's id, without which nobody may settle the message
 * @param accountId the row in {@code linkedin_accounts}
 * @param retries how often it was tried in vain so far for reasons of its own
 * @param message what goes out
 */
public record Claim(
    long queueId, long token, long accountId, int retries, OutboundMessage message) {}
