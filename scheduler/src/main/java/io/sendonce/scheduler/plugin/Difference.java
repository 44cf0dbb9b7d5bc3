package io.sendonce.scheduler.plugin;

/**
 * One thing that is not in the store as a file has it.
 *
 * @param field what it is, as the file names it
 * @param from as the store has it; empty where that is not worth a word, or nothing
 * @param to as the file has it; likewise
 */
public record Difference(String field, String from, String to) {

  /** For people: {@code every: every 1s -> every 2s}, or the field alone. */
  public String describe() {
    if (from.isEmpty() && to.isEmpty()) {
      return field;
    }
    return field + ": " + (from.isEmpty() ? "none" : from) + " -> " + (to.isEmpty() ? "none" : to);
  }
}
