package io.sendonce.scheduler.node;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.QuartzSettings;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.utils.DBConnectionManager;

/**
 * A scheduler that reads and changes the cluster's store and is no node of it: it never starts, so
 * it does not check in and fires nothing.
 */
public final class UnstartedScheduler implements AutoCloseable {

  private final Scheduler scheduler;
  private final QuartzConnections connections;

  private UnstartedScheduler(Scheduler scheduler, QuartzConnections connections) {
    this.scheduler = scheduler;
    this.connections = connections;
  }

  /**
   * Makes one for the cluster of a configuration.
   *
   * @throws SchedulerException in Quartz's words
   */
  public static UnstartedScheduler open(Configuration configuration) throws SchedulerException {
    String name = "onlooker-" + UUID.randomUUID();
    QuartzConnections connections =
        new QuartzConnections(
            name,
            Pools.direct(configuration.settings().database(), configuration.settings().name()));
    DBConnectionManager.getInstance().addConnectionProvider(name, connections);
    try {
      return new UnstartedScheduler(scheduler(configuration.quartz(), name), connections);
    } catch (SchedulerException | RuntimeException e) {
      connections.forget();
      throw e;
    }
  }

  /** The scheduler, not to be started. */
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void close() throws SchedulerException {
    try {
      scheduler.shutdown();
    } finally {
      connections.forget();
    }
  }

  private static Scheduler scheduler(QuartzSettings settings, String name)
      throws SchedulerException {
    return Unregistered.scheduler(properties(settings, name), settings.schedulerName());
  }

  /** What concerns the store alone: no plugins, no listeners, no threads for jobs. */
  private static Properties properties(QuartzSettings settings, String name) {
    Properties properties = new Properties();
    for (Map.Entry<String, String> entry : settings.entries().entrySet()) {
      if (entry.getKey().startsWith("org.quartz.jobStore.")
          || entry.getKey().startsWith("org.quartz.scheduler.classLoadHelper.")) {
        properties.setProperty(entry.getKey(), entry.getValue());
      }
    }
    properties.setProperty("org.quartz.scheduler.instanceName", settings.schedulerName());
    properties.setProperty("org.quartz.scheduler.instanceId", name);
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.jobStore.dataSource", name);
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.ZeroSizeThreadPool");
    return properties;
  }
}
