package io.sendonce.scheduler.plugin.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs.
 *
 * @param className of an {@code org.quartz.Job}
 * @param description empty where there is none
 * @param data all of it text, as the job store keeps it
 * @param conduct how the store and the nodes are to treat it
 */
public record Work(
    String className, String description, Map<String, String> data, Conduct conduct) {

  /** Keeps its own copy of the data. */
  public Work {
    data = Map.copyOf(data);
  }

  /**
   * How a job is treated.
   *
   * @param durable whether it stays in the store without a trigger
   * @param recover whether it is run again when its node dies while it runs
   * @param maxRun how long a run may take before it is interrupted; null for ever
   */
  public record Conduct(boolean durable, boolean recover, @Nullable Duration maxRun) {}

  /** The same with more data. */
  public Work with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(data);
    all.putAll(more);
    return new Work(className, description, all, conduct);
  }

  /** All that it means, to be fingerprinted. */
  public List<String> meaning() {
    List<String> parts = new ArrayList<>(List.of(className, description));
    parts.addAll(List.of("" + conduct.durable(), "" + conduct.recover(), "" + conduct.maxRun()));
    new TreeMap<>(data).forEach((name, value) -> parts.addAll(List.of(name, value)));
    return parts;
  }
}
