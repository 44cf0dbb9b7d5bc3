package io.sendonce.scheduler.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options like {@code --columns text=body}, each key once, in the order in which they are given.
 */
final class Pairs {

  private Pairs() {}

  /**
   * Reads them; what follows the last equals sign may be empty.
   *
   * @param example one that is right, for who writes another
   */
  static Map<String, String> of(
      @Nullable CommandSpec spec, String option, String example, List<String> given) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String each : given) {
      int sign = each.lastIndexOf('=');
      if (sign < 1) {
        throw Console.wrong(spec, "%s must be like %s, not %s".formatted(option, example, each));
      }
      put(spec, option, pairs, each.substring(0, sign).strip(), each.substring(sign + 1).strip());
    }
    return pairs;
  }

  /** Puts one there, unless its key has one already. */
  static void put(
      @Nullable CommandSpec spec,
      String option,
      Map<String, String> all,
      String key,
      String value) {
    if (all.put(key, value) != null) {
      throw Console.wrong(
          spec, "%s is given twice for %s".formatted(option, key.isEmpty() ? "all others" : key));
    }
  }
}
