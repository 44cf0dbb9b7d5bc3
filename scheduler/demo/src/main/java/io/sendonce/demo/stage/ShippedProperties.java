package io.sendonce.demo.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A properties file as it is shipped, with some values changed. */
final class ShippedProperties {

  private ShippedProperties() {}

  /**
   * The same lines with other values; keys that were not there come last.
   *
   * @param lines of a file whose keys and values stand on one line each
   */
  static List<String> with(List<String> lines, Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    List<String> changed = new ArrayList<>();
    for (String line : lines) {
      String key = line.split("[=:]", 2)[0].trim();
      String value = left.remove(key);
      changed.add(value == null ? line : key + " = " + value);
    }
    left.forEach((key, value) -> changed.add(key + " = " + value));
    return changed;
  }
}
