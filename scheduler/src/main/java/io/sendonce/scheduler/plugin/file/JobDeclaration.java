package io.sendonce.scheduler.plugin.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One job as a file declares it.
 *
 * @param name unique in its file
 * @param work what runs
 * @param timing when it runs; null where only people start it
 * @param spread into how many jobs it is made
 * @param lines the line of each of its keys, for problems found later
 */
public record JobDeclaration(
    String name, Work work, @Nullable Timing timing, Spread spread, Map<String, Integer> lines) {

  /** Keeps its own copy of the lines. */
  public JobDeclaration {
    lines = Map.copyOf(lines);
  }

  /** The line of a field such as {@code class}, or 0 where the file does not have it. */
  public int line(String field) {
    return lines.getOrDefault(key(field), 0);
  }

  /** The whole key of a field. */
  public String key(String field) {
    return "job." + name + "." + field;
  }

  /** The key of the field that says when it runs. */
  public String scheduleField() {
    return Stream.of("cron", "every", "delay")
        .filter(field -> lines.containsKey(key(field)))
        .findFirst()
        .orElse("manual");
  }

  /** The names of the jobs it makes; a node adds its own to that of a job of each node. */
  public Stream<String> jobNames() {
    return spread instanceof Spread.Lanes lanes
        ? IntStream.range(0, lanes.count()).mapToObj(lane -> name + "-" + lane)
        : Stream.of(name);
  }

  /** For people: name, lanes, schedule and class. */
  public String describe() {
    String when = timing == null ? "by hand" : timing.describe();
    return name + spread.describe() + ", " + when + ": " + work.className();
  }

  /** All that it means, to be fingerprinted. */
  List<String> meaning() {
    List<String> parts = new ArrayList<>(List.of(name, spread.describe()));
    parts.add(Meaning.fingerprint(work.meaning()));
    parts.add(timing == null ? "by hand" : Meaning.fingerprint(timing.meaning()));
    return parts;
  }
}
