package io.sendonce.scheduler.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What Quartz is configured with: the operator's {@code quartz.properties}, checked against what
 * the promises need, with the node's own values filled in.
 *
 * @param entries everything Quartz is given
 * @param jobsFile the file that declares the jobs
 * @param jobsGroup the group in which its jobs live
 */
public record QuartzSettings(Map<String, String> entries, Path jobsFile, String jobsGroup) {

  /** Keeps the entries sorted. */
  public QuartzSettings {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** The entries as Quartz takes them; a fresh copy. */
  public Properties properties() {
    Properties properties = new Properties();
    properties.putAll(entries);
    return properties;
  }

  /** The name of the cluster, the same on all its nodes. */
  public String schedulerName() {
    return entry(QuartzKeys.INSTANCE_NAME);
  }

  /** This node's name in the cluster. */
  public String instanceId() {
    return entry(QuartzKeys.INSTANCE_ID);
  }

  /** The name under which Quartz asks for connections. */
  public String dataSource() {
    return entry(QuartzKeys.DATA_SOURCE);
  }

  /** What Quartz's table names begin with. */
  public String tablePrefix() {
    return entry(QuartzKeys.TABLE_PREFIX);
  }

  /** How many jobs may run at once on this node. */
  public int threads() {
    return Integer.parseInt(entry(QuartzKeys.THREADS));
  }

  /** How long a node may be silent before the others take over, if its session still stands. */
  public Duration silenceGrace() {
    return Duration.ofMillis(Long.parseLong(entry(QuartzKeys.SILENCE_GRACE)));
  }

  private String entry(String key) {
    return Objects.requireNonNull(entries.get(key), key);
  }
}
