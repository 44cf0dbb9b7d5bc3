package io.sendonce.jobs.queue;

import io.sendonce.jobs.provider.OutboundMessage;
import java.time.Duration;

/**
 * A message this node holds, and its attempt, which is on record already.
 *
 * @param queueId the row in {@code send_queue}
 * @param token the attempt's id, without which nobody may settle the message
 * @param accountId the row in {@code linkedin_accounts}
 * @param retries how often it was tried in vain so far for reasons of its own
 * @param overdue how long after the time from which it could go it was claimed, by the database's
 *     clock: the later of its planned time and that of its retry
 * @param message what goes out
 */
public record Claim(
    long queueId,
    long token,
    long accountId,
    int retries,
    Duration overdue,
    OutboundMessage message) {}
