package io.sendonce.benchmark.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong at the end of a run, counted in SQL.
 *
 * @param skipped messages that no ledger row is about
 * @param repeated messages that more than one is about
 * @param open messages that are not marked as done
 * @param strange ledger rows about no message
 */
public record Check(long skipped, long repeated, long open, long strange) {

  /** Whether every message was recorded exactly once and is done. */
  public boolean holds() {
    return skipped == 0 && repeated == 0 && open == 0 && strange == 0;
  }

  /** The same with more that is not done. */
  Check withOpen(long more) {
    return new Check(skipped, repeated, open + more, strange);
  }

  /** What is wrong, for people. */
  public String words() {
    List<String> faults = new ArrayList<>();
    add(faults, skipped, "skipped");
    add(faults, repeated, "recorded more than once");
    add(faults, open, "not done");
    add(faults, strange, "recorded though not there");
    return faults.isEmpty() ? "all done, each once" : String.join(", ", faults);
  }

  private static void add(List<String> faults, long count, String what) {
    if (count > 0) {
      faults.add(count + " " + what);
    }
  }
}
