package io.sendonce.jobs.recovery;

import java.time.Instant;

/**
 * An uncertain message, as it is looked for. Times are the database's.
 *
 * @param startedAt when its attempt was claimed, hence before anything was sent
 * @param endedAt when nothing of it can have been sent any more
 * @param now the time of this look
 * @param looks how many complete looks have found nothing so far
 * @param isForgotten whether its attempt is one that a restored database may have forgotten
 * @param wasPutBack whether an earlier attempt of it was taken to be absent already
 */
record UncertainMessage(
    long queueId,
    long attemptId,
    long accountId,
    String providerAccountId,
    String recipientId,
    String text,
    Instant startedAt,
    Instant endedAt,
    Instant now,
    int looks,
    boolean isForgotten,
    boolean wasPutBack) {

  @Override
  public String toString() {
    return "message " + queueId + " (attempt " + attemptId + ")";
  }
}
