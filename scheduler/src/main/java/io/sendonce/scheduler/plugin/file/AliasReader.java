package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads which class stands for one that was renamed. */
final class AliasReader {

  private static final Pattern CLASS = Pattern.compile("([\\p{L}_$][\\p{L}\\d_$]*\\.?)+(?<!\\.)");

  private final String place;
  private final Map<String, Entry> entries;
  private final List<Problem> problems;

  /**
   * @param entries by the name of the old class
   */
  AliasReader(String place, Map<String, Entry> entries, List<Problem> problems) {
    this.place = place;
    this.entries = entries;
    this.problems = problems;
  }

  /** The new class's name by that of the old one. */
  Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    entries.forEach(
        (old, entry) -> {
          if (!CLASS.matcher(old).matches() || !CLASS.matcher(entry.value()).matches()) {
            refuse(entry, "must be alias.<old class> = <new class>, with their packages");
          } else if (entries.containsKey(entry.value())) {
            refuse(entry, "names a class that has an alias itself: name the last one");
          } else {
            aliases.put(old, entry.value());
          }
        });
    return aliases;
  }

  private void refuse(Entry entry, String rule) {
    String text = entry.key() + " = " + entry.value() + " " + rule;
    problems.add(new Problem(place, entry.line(), text));
  }
}
