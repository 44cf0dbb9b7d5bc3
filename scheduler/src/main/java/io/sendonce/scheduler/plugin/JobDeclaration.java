package io.sendonce.scheduler.plugin;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One job as a file declares it.
 *
 * @param name unique in its file
 * @param work what runs
 * @param timing when it runs
 * @param lanes into how many jobs it is split, or 0 where it is one job of this very name
 * @param lines the line of each of its keys, for problems found later
 */
record JobDeclaration(
    String name, Work work, Timing timing, int lanes, Map<String, Integer> lines) {

  JobDeclaration {
    lines = Map.copyOf(lines);
  }

  /**
   * What runs.
   *
   * @param className of an {@code org.quartz.Job}
   * @param description empty where there is none
   * @param data all of it text, as the job store keeps it
   */
  record Work(String className, String description, Map<String, String> data) {
    Work {
      data = Map.copyOf(data);
    }

    Work with(Map<String, String> more) {
      Map<String, String> all = new TreeMap<>(data);
      all.putAll(more);
      return new Work(className, description, all);
    }
  }

  /**
   * When it runs.
   *
   * @param priority of two due at once the higher one is first
   */
  record Timing(Schedule schedule, Schedule.Misfire misfire, int priority) {}

  /** The line of a field such as {@code class}, or 0 where the file does not have it. */
  int line(String field) {
    return lines.getOrDefault(key(field), 0);
  }

  /** The whole key of a field. */
  String key(String field) {
    return "job." + name + "." + field;
  }

  /** The names of the jobs it makes. */
  Stream<String> jobNames() {
    return lanes == 0 ? Stream.of(name) : IntStream.range(0, lanes).mapToObj(i -> name + "-" + i);
  }

  /** For people: name, lanes, schedule and class. */
  String describe() {
    String parts = lanes == 0 ? "" : " in " + lanes + " lanes";
    return name + parts + ", " + timing.schedule().describe() + ": " + work.className();
  }
}
