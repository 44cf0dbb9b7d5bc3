package io.sendonce.scheduler.bulk;

/**
 * To how many messages something is to be done, and what care that takes: a pure function.
 *
 * @param messages how many
 */
public record BulkSize(int messages) {

  /** More than this, and whoever confirms it has to say the number. */
  public static final int UNSAID = 100;

  /** More than this, and an operator is not enough. */
  public static final int OPERATORS = 10_000;

  /** Whether whoever confirms it has to say the number. */
  public boolean isSaid() {
    return messages > UNSAID;
  }

  /** Whether it takes an admin. */
  public boolean isForAdmins() {
    return messages > OPERATORS;
  }
}
