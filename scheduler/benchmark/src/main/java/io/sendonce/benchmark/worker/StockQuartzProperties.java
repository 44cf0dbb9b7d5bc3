package io.sendonce.benchmark.worker;

import java.util.Properties;

/** Quartz as its manual has it for a cluster on PostgreSQL. */
public final class StockQuartzProperties {

  private StockQuartzProperties() {}

  /**
   * Its properties.
   *
   * @param url the JDBC URL, with user and password in it
   * @param threads how many jobs at once; as many triggers are taken under one lock
   * @param instance names the node
   */
  public static Properties of(String url, int threads, String instance) {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "benchmark");
    properties.setProperty("org.quartz.scheduler.instanceId", instance);
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty(
        "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
    properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    String store = "org.quartz.jobStore.";
    properties.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty(store + "isClustered", "true");
    properties.setProperty(store + "acquireTriggersWithinLock", "true");
    properties.setProperty(store + "useProperties", "true");
    // All messages are overdue from the beginning: none of them shall count as missed.
    properties.setProperty(store + "misfireThreshold", "86400000");
    properties.setProperty(store + "dataSource", "benchmark");
    String source = "org.quartz.dataSource.benchmark.";
    properties.setProperty(source + "driver", "org.postgresql.Driver");
    properties.setProperty(source + "URL", url);
    properties.setProperty(source + "maxConnections", Integer.toString(threads + 4));
    return properties;
  }
}
