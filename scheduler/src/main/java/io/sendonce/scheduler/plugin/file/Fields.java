package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.DidYouMean;
import io.sendonce.scheduler.properties.Durations;
import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The settings of one job or calendar, and how what is wrong with them is said. */
final class Fields {

  private final String place;
  private final String owner;
  private final Map<String, Entry> entries;
  private final List<Problem> problems;

  /**
   * @param place how the file is named in problems
   * @param owner what the keys begin with, {@code job.send} for instance
   * @param entries at least one, by their key without the owner
   * @param problems where what is wrong is added
   */
  Fields(String place, String owner, Map<String, Entry> entries, List<Problem> problems) {
    this.place = place;
    this.owner = owner;
    this.entries = entries;
    this.problems = problems;
  }

  @Nullable Entry get(String field) {
    return entries.get(field);
  }

  boolean has(String field) {
    return entries.containsKey(field);
  }

  String key(String field) {
    return owner + "." + field;
  }

  int problemsSoFar() {
    return problems.size();
  }

  /**
   * @param open what the keys begin with that may be anything; empty where there are none
   */
  void findUnknown(List<String> known, String open) {
    entries.forEach(
        (field, entry) -> {
          if (!known.contains(field) && (open.isEmpty() || !field.startsWith(open))) {
            String hint =
                DidYouMean.nearest(field, known)
                    .map(near -> "; did you mean " + key(near) + "?")
                    .orElse("");
            add(entry, entry.key() + " is not a setting" + hint);
          }
        });
  }

  /** A number, or what stands for it where it is missing or wrong. */
  int number(String field, int standard, int least, int most) {
    Entry entry = entries.get(field);
    if (entry == null) {
      return standard;
    }
    if (entry.value().matches("\\d{1,9}")) {
      int value = Integer.parseInt(entry.value());
      if (value >= least && value <= most) {
        return value;
      }
    }
    refuse(entry, "must be a whole number from %d to %d".formatted(least, most));
    return standard;
  }

  boolean isTrue(String field, boolean standard) {
    Entry entry = entries.get(field);
    if (entry == null) {
      return standard;
    }
    if (!entry.value().equals("true") && !entry.value().equals("false")) {
      refuse(entry, "must be true or false");
      return standard;
    }
    return entry.value().equals("true");
  }

  /** Empty where it is missing or wrong. */
  Optional<Duration> duration(String field, Duration shortest, Duration longest) {
    Entry entry = entries.get(field);
    if (entry == null) {
      return Optional.empty();
    }
    Optional<Duration> length =
        Durations.parse(entry.value())
            .filter(read -> read.compareTo(shortest) >= 0 && read.compareTo(longest) <= 0);
    if (length.isEmpty()) {
      refuse(
          entry,
          "must be a duration from %s to %s, written like %s"
              .formatted(
                  Durations.format(shortest), Durations.format(longest), Durations.EXAMPLES));
    }
    return length;
  }

  /**
   * @param advice what to say where it is missing
   */
  Optional<ZoneId> zone(String advice) {
    Entry entry = entries.get("zone");
    if (entry == null) {
      missing("zone", advice);
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(entry.value()));
    } catch (DateTimeException unknown) {
      String hint = DidYouMean.hint(entry.value(), ZoneId.getAvailableZoneIds());
      refuse(entry, "must be a time zone such as Europe/Paris or UTC" + hint);
      return Optional.empty();
    }
  }

  /** Every entry below an open name, by its key without that. */
  void forEach(String open, BiConsumer<String, Entry> action) {
    entries.forEach(
        (field, entry) -> {
          if (field.startsWith(open)) {
            action.accept(field.substring(open.length()), entry);
          }
        });
  }

  /** The line of each key. */
  Map<String, Integer> lines() {
    Map<String, Integer> lines = new HashMap<>();
    entries.values().forEach(entry -> lines.put(entry.key(), entry.line()));
    return lines;
  }

  void missing(String field, String advice) {
    int line = entries.values().iterator().next().line();
    problems.add(new Problem(place, line, key(field) + " is missing: " + advice));
  }

  void refuse(Entry entry, String rule) {
    add(entry, entry.key() + " = " + entry.value() + " " + rule);
  }

  void add(Entry entry, String text) {
    problems.add(new Problem(place, entry.line(), text));
  }
}
