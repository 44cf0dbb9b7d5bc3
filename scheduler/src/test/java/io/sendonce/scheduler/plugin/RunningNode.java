package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.node.Pools;
import io.sendonce.scheduler.node.QuartzCluster;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A node that fires, with the plugin as Quartz itself makes it. */
final class RunningNode implements AutoCloseable {

  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final Pools pools;
  private final QuartzCluster quartz;

  private RunningNode(Pools pools, QuartzCluster quartz) {
    this.pools = pools;
    this.quartz = quartz;
  }

  static RunningNode start(Configuration configuration, Map<String, Set<String>> runs)
      throws Exception {
    Pools pools =
        new Pools(
            configuration.settings().database(),
            configuration.settings().name(),
            configuration.quartz());
    pools.start();
    QuartzCluster quartz =
        new QuartzCluster(
            configuration.quartz(), null, Map.of(NodeNamingJob.RUNS, runs), listeners -> {});
    try {
      quartz.start();
    } catch (Exception e) {
      pools.stop(ENOUGH);
      throw e;
    }
    return new RunningNode(pools, quartz);
  }

  @Override
  public void close() {
    try {
      quartz.stop(ENOUGH);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      pools.stop(ENOUGH);
    }
  }
}
