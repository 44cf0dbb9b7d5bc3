package io.sendonce.benchmark.measure;

import java.util.List;

/**
 * Where a contestant keeps things, as names of statements.
 *
 * @param progress gives how many messages it has come to so far
 * @param left tells whether any is not done
 * @param seconds gives how long the timed part took
 * @param check gives what is wrong in the ledger: skipped, repeated, open, strange
 * @param open each gives how many messages are not marked as done
 */
public record Layout(
    String progress, String left, String seconds, String check, List<String> open) {

  /** Sendonce's own tables. */
  public static Layout ofProduct() {
    return new Layout(
        "product/progress", "product/left", "product/seconds", "product/check", List.of());
  }

  /**
   * The ledger that the benchmark gives to those who have none.
   *
   * @param peer the folder of the statements that read the peer's own tables
   */
  public static Layout withLedger(String peer) {
    return new Layout(
        "ledger/progress",
        peer + "/left",
        "ledger/seconds",
        "ledger/check",
        List.of(peer + "/open"));
  }
}
