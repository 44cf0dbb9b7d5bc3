package io.sendonce.scheduler.store;

import io.sendonce.testing.TestDatabase;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;

/** An ordinary Quartz scheduler on this store, several of which may live in the test's JVM. */
final class StoreNode implements AutoCloseable {

  static final String CLUSTER = "sendonce";

  private final Scheduler scheduler;

  private StoreNode(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  static StoreNode build(TestDatabase database, String name) throws SchedulerException {
    return build(database, name, Map.of());
  }

  static StoreNode build(TestDatabase database, String name, Map<String, String> more)
      throws SchedulerException {
    Properties properties = new Properties();
    properties.putAll(settings(database, name));
    properties.putAll(more);
    synchronized (StoreNode.class) {
      Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
      SchedulerRepository.getInstance().remove(CLUSTER);
      ExclusiveJobStore.of(scheduler).orElseThrow().attach(scheduler);
      return new StoreNode(scheduler);
    }
  }

  static StoreNode start(TestDatabase database, String name) throws SchedulerException {
    return start(database, name, Map.of());
  }

  static StoreNode start(TestDatabase database, String name, Map<String, String> more)
      throws SchedulerException {
    StoreNode node = build(database, name, more);
    node.scheduler.start();
    return node;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  ExclusiveJobStore store() throws SchedulerException {
    return ExclusiveJobStore.of(scheduler).orElseThrow();
  }

  /** Tells the jobs to end, and waits for them. */
  @Override
  public void close() throws SchedulerException {
    scheduler.standby();
    for (JobExecutionContext running : scheduler.getCurrentlyExecutingJobs()) {
      scheduler.interrupt(running.getFireInstanceId());
    }
    scheduler.shutdown(true);
  }

  private static Map<String, String> settings(TestDatabase database, String name) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("org.quartz.scheduler.instanceName", CLUSTER);
    settings.put("org.quartz.scheduler.instanceId", name);
    settings.put("org.quartz.scheduler.idleWaitTime", "20000");
    settings.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "4");
    settings.put("org.quartz.threadPool.threadCount", "4");
    settings.put("org.quartz.jobStore.class", ExclusiveJobStore.class.getName());
    settings.put(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.put("org.quartz.jobStore.isClustered", "true");
    settings.put("org.quartz.jobStore.useProperties", "true");
    settings.put("org.quartz.jobStore.clusterCheckinInterval", "500");
    settings.put("org.quartz.jobStore.misfireThreshold", "2000");
    // Quartz keeps connections in a static map by this name.
    String connections = name + "-" + UUID.randomUUID();
    settings.put("org.quartz.jobStore.dataSource", connections);
    String source = "org.quartz.dataSource." + connections + ".";
    settings.put(source + "driver", "org.postgresql.Driver");
    settings.put(source + "URL", database.jdbcUrl());
    settings.put(source + "user", "postgres");
    settings.put(source + "password", "");
    settings.put(source + "maxConnections", "8");
    return settings;
  }
}
