package io.sendonce.benchmark.measure;

/**
 * How much is to be sent.
 *
 * @param messages how many are timed
 * @param warmUp how many are sent before that
 * @param accounts over how many accounts they are spread
 */
public record Workload(int messages, int warmUp, int accounts) {

  /** Refuses what cannot be measured. */
  public Workload {
    if (messages < 1 || warmUp < 1 || accounts < 1) {
      throw new IllegalArgumentException(
          "messages, warm-up and accounts must be 1 or more, not %d, %d and %d"
              .formatted(messages, warmUp, accounts));
    }
  }

  /** All messages, those of the warm-up included. */
  public int total() {
    return messages + warmUp;
  }

  /** The same for somebody slow, with at most so many timed messages. */
  public Workload atMost(int most) {
    return messages <= most
        ? this
        : new Workload(most, Math.max(1, Math.min(warmUp, most / 5)), accounts);
  }
}
