package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.scheduler.node.Pools;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

  Applied(ClusterDatabase database, Path directory, String node, String jobs, Clock clock)
      throws Exception {
    this.configuration = database.configuration(directory, node, jobs);
    this.clock = clock;
    this.pools =
        new Pools(
            configuration.settings().database(),
            configuration.settings().name(),
            configuration.quartz());
    pools.start();
    this.scheduler = build();
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** What a start of the node does with its file. */
  Applied apply() {
    JobsFromProperties plugin = new JobsFromProperties(clock);
    plugin.setFile(configuration.jobsFile().toString());
    plugin.setDataSource(configuration.quartz().dataSource());
    CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
    classes.initialize();
    plugin.initialize("jobs", scheduler, classes);
    plugin.start();
    return this;
  }

  @Override
  public void close() throws SchedulerException {
    scheduler.shutdown();
    pools.stop(Duration.ofSeconds(5));
  }

  private Scheduler build() throws SchedulerException {
    Properties properties = configuration.quartz().properties();
    properties.keySet().removeIf(key -> key.toString().startsWith("org.quartz.plugin."));
    synchronized (Applied.class) {
      Scheduler built = new StdSchedulerFactory(properties).getScheduler();
      SchedulerRepository.getInstance().remove(configuration.quartz().schedulerName());
      return built;
    }
  }
}
