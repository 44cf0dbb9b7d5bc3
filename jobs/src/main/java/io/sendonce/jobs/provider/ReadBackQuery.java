package io.sendonce.jobs.provider;

import java.time.Instant;

/**
 * Which conversation to read back.
 *
 * @param providerAccountId the provider's id of our account
 * @param recipientId the provider's internal id of the person
 * @param since messages from this time on; the provider's clock may differ, so leave room
 */
public record ReadBackQuery(String providerAccountId, String recipientId, Instant since) {

  /** Names the account only: the person's id stays out of logs. */
  @Override
  public String toString() {
    return "ReadBackQuery[account " + providerAccountId + ", since " + since + "]";
  }
}
