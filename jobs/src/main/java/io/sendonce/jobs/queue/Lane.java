package io.sendonce.jobs.queue;

/**
 * A share of the accounts: those whose id leaves this index when divided by the number of lanes.
 * Two programs that count lanes differently overlap in accounts and still cannot claim a message
 * twice.
 *
 * @param index from 0
 * @param of how many lanes there are
 */
public record Lane(int index, int of) {

  /** Refuses an index that is not one of the lanes. */
  public Lane {
    if (of < 1 || index < 0 || index >= of) {
      throw new IllegalArgumentException(
          "lane must be 0 to lanes - 1, not lane " + index + " of " + of);
    }
  }

  /** Whether an account is in this lane. */
  public boolean holds(long accountId) {
    return Math.floorMod(accountId, of) == index;
  }

  @Override
  public String toString() {
    return "lane " + index + "/" + of;
  }
}
