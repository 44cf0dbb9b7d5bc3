package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.scheduler.node.Pools;
import io.sendonce.scheduler.store.ExclusiveJobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.CascadingClassLoadHelper;

/**
 * A clustered scheduler of one node that is never started, so that nothing fires and what a plugin
 * wrote can be compared row by row.
 */
final class Applied implements AutoCloseable {

  private final Configuration configuration;
  private final Clock clock;
  private final Pools pools;
  private final Scheduler scheduler;
  private final JobsFromProperties plugin;

  Applied(ClusterDatabase database, Path directory, String node, String jobs, Instant now)
      throws Exception {
    this(database, directory, node, jobs, now, ExclusiveJobStore.class.getName());
  }

  Applied(
      ClusterDatabase database, Path directory, String node, String jobs, Instant now, String store)
      throws Exception {
    this.configuration = database.configuration(directory, node, jobs);
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
    this.pools =
        new Pools(
            configuration.settings().database(),
            configuration.settings().name(),
            configuration.quartz());
    pools.start();
    this.scheduler = build(store);
    this.plugin = new JobsFromProperties(clock);
    plugin.setFile(configuration.jobsFile().toString());
    plugin.setReload("0");
  }

  Scheduler scheduler() {
    return scheduler;
  }

  JobsFromProperties plugin() {
    return plugin;
  }

  Path file() {
    return configuration.jobsFile();
  }

  /** What a start of the node does with its file. */
  Applied apply() throws SchedulerException {
    plugin.initialize("jobs", scheduler, classes());
    plugin.start();
    return this;
  }

  /** The same for another file. */
  Applied applyChanged(String jobs) throws IOException, SchedulerException {
    Files.writeString(file(), jobs);
    return apply();
  }

  /** What a person sees and does. */
  JobsInStore store() throws SchedulerException {
    return JobsInStore.of(scheduler, "sendonce", classes(), clock);
  }

  @Override
  public void close() throws SchedulerException {
    plugin.shutdown();
    scheduler.shutdown();
    pools.stop(Duration.ofSeconds(5));
  }

  private static CascadingClassLoadHelper classes() {
    CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
    classes.initialize();
    return classes;
  }

  private Scheduler build(String store) throws SchedulerException {
    Properties properties = configuration.quartz().properties();
    properties.keySet().removeIf(key -> key.toString().startsWith("org.quartz.plugin."));
    if (!store.equals(properties.put("org.quartz.jobStore.class", store))) {
      properties.remove("org.quartz.jobStore.silenceGrace");
    }
    synchronized (Applied.class) {
      Scheduler built = new StdSchedulerFactory(properties).getScheduler();
      SchedulerRepository.getInstance().remove(configuration.quartz().schedulerName());
      return built;
    }
  }
}
