package io.sendonce.proof.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Quartz's settings of a node, and the environment it runs in. Immutable. */
public final class Settings {

  /** How often a node says that it lives, in ms. */
  public static final String CHECK_IN = "org.quartz.jobStore.clusterCheckinInterval";

  /** How long an idle node sleeps, in ms. */
  public static final String IDLE_WAIT = "org.quartz.scheduler.idleWaitTime";

  /** From when on a fire is too late, in ms. */
  public static final String MISFIRE = "org.quartz.jobStore.misfireThreshold";

  /** Ours only: how long a silent but connected node is left alone, in ms. */
  public static final String GRACE = "org.quartz.jobStore.silenceGrace";

  /** Ours only: whether nodes wake one another by NOTIFY. */
  public static final String LISTEN = "org.quartz.jobStore.listen";

  private static final Set<String> ONLY_OURS = Set.of(GRACE, LISTEN);

  // A clean stop on SIGTERM, by Quartz's own means.
  private static final String SHUTDOWN_HOOK = "org.quartz.plugins.management.ShutdownHookPlugin";

  private final Map<String, String> common;
  private final Map<String, String> ours;
  private final Map<String, String> environment;

  private Settings(
      Map<String, String> common, Map<String, String> ours, Map<String, String> environment) {
    this.common = Map.copyOf(common);
    this.ours = Map.copyOf(ours);
    this.environment = Map.copyOf(environment);
  }

  /** Quartz's defaults, with three threads. */
  public static Settings ofQuartz() {
    return new Settings(Map.of("org.quartz.threadPool.threadCount", "3"), Map.of(), Map.of());
  }

  /** Quartz's defaults with a check-in every second: failures are seen after 8.5 to 9.5 s. */
  public static Settings quick() {
    return ofQuartz().with(CHECK_IN, 1000);
  }

  /**
   * What is shipped in {@code config/quartz.properties}, without its plugins, its scheduler's name
   * and its store.
   */
  public static Settings shipped() {
    Path file = Path.of(System.getProperty("proof.config", "../../config"), "quartz.properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped configuration is read from " + file, e);
    }
    Map<String, String> ours = new HashMap<>();
    Map<String, String> common = new HashMap<>();
    properties.stringPropertyNames().stream()
        .filter(Settings::isAboutRunning)
        .forEach(
            key -> (ONLY_OURS.contains(key) ? ours : common).put(key, properties.getProperty(key)));
    return new Settings(common, ours, Map.of());
  }

  /** With another value. */
  public Settings with(String key, Object value) {
    return new Settings(plus(common, key, value), ours, environment);
  }

  /** With another value where the store is ours; the stock store would refuse the key. */
  public Settings withOurs(String key, Object value) {
    return new Settings(common, plus(ours, key, value), environment);
  }

  /** With a clock that is wrong, by libfaketime. */
  public Settings withClock(Skew skew) {
    return new Settings(common, ours, skew.environment());
  }

  Map<String, String> environment() {
    return environment;
  }

  /** All keys of a node. */
  Properties of(Store store, String node, String url) {
    Properties all = new Properties();
    all.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    all.setProperty("org.quartz.jobStore.isClustered", "true");
    all.setProperty("org.quartz.jobStore.useProperties", "true");
    all.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    all.setProperty("org.quartz.plugin.stop.class", SHUTDOWN_HOOK);
    all.putAll(common);
    all.setProperty("org.quartz.scheduler.instanceName", Databases.SCHEDULER);
    all.setProperty("org.quartz.scheduler.instanceId", node);
    all.setProperty("org.quartz.jobStore.class", store.className());
    if (store == Store.OURS) {
      all.putAll(ours);
    }
    addConnections(all, url);
    return all;
  }

  private static void addConnections(Properties all, String url) {
    int threads = Integer.parseInt(all.getProperty("org.quartz.threadPool.threadCount"));
    String source = "org.quartz.dataSource.proof.";
    all.setProperty("org.quartz.jobStore.dataSource", "proof");
    all.setProperty(source + "driver", "org.postgresql.Driver");
    all.setProperty(source + "URL", url);
    all.setProperty(source + "maxConnections", Integer.toString(threads + 4));
    all.setProperty(source + "minPoolSize", "1");
    all.setProperty(source + "initialPoolSize", "1");
    all.setProperty(source + "checkoutTimeout", "10000");
  }

  private static boolean isAboutRunning(String key) {
    return !key.startsWith("org.quartz.plugin.")
        && !key.equals("org.quartz.jobStore.class")
        && !key.equals("org.quartz.scheduler.instanceName");
  }

  private static Map<String, String> plus(Map<String, String> map, String key, Object value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value.toString());
    return more;
  }
}
