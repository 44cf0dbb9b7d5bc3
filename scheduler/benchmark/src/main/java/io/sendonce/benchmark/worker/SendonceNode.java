package io.sendonce.benchmark.worker;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.delivery.DeliveryEvents;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.quartz.Sending;
import io.sendonce.jobs.recovery.RecoveryEvents;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.history.RunRecorder;
import io.sendonce.scheduler.node.Pools;
import io.sendonce.scheduler.node.QuartzCluster;
import io.sendonce.scheduler.sending.SendingParts;
import io.sendonce.scheduler.sending.SendingWatch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A node as it is shipped, with its configuration, its lanes and its place in the Quartz cluster;
 * only its provider may be one that answers by itself. What differs from the configuration comes
 * from the environment.
 */
final class SendonceNode implements Worker {

  private final Pools pools;
  private final AsyncTaskExecutor executor;
  private final SendingParts parts;
  private final RunRecorder recorder;
  private final QuartzCluster quartz;
  private final NodeSettings settings;

  private SendonceNode(Configuration configuration) {
    this.settings = configuration.settings();
    this.pools = new Pools(settings.database(), settings.name(), configuration.quartz());
    this.executor = executor();
    Database database = Database.over(pools.application());
    this.parts =
        new SendingParts(
            settings,
            database,
            executor,
            configuration.quartz().silenceGrace(),
            new SendingWatch(
                new DeliveryEvents() {}, new RecoveryEvents() {}, SendonceNode::provider));
    String scheduler = configuration.quartz().schedulerName();
    this.recorder =
        new RunRecorder(database, scheduler, settings.name().value(), Clock.systemUTC());
    this.quartz =
        new QuartzCluster(
            configuration.quartz(), null, Map.of(Sending.KEY, parts.sending()), recorder::listenTo);
  }

  /**
   * Starts one.
   *
   * @param config the directory of the shipped configuration
   */
  static Worker start(Path config) throws Exception {
    SendonceNode node = new SendonceNode(Configuration.load(config, System.getenv()));
    node.pools.start();
    node.recorder.start();
    node.quartz.start();
    return node;
  }

  /**
   * Unipile's own where nothing else is said, else one that takes from so many to so many
   * milliseconds.
   */
  private static MessagingProvider provider(MessagingProvider unipile) {
    String delay = System.getProperty("benchmark.provider", "unipile");
    if (delay.equals("unipile")) {
      return unipile;
    }
    String[] bounds = delay.split("-", 2);
    return new InstantProvider(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
  }

  /**
   * As the shipped node has it: threads that are used again, virtual ones where the JVM has such.
   */
  private static AsyncTaskExecutor executor() {
    if (Runtime.version().feature() >= 21) {
      SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("send-");
      executor.setVirtualThreads(true);
      return executor;
    }
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("send-");
    executor.setCorePoolSize(0);
    executor.setQueueCapacity(0);
    executor.initialize();
    return executor;
  }

  @Override
  public void stop() throws Exception {
    parts.sending().lanes().stop();
    quartz.stop(settings.shutdownTimeout());
    parts.close();
    if (executor instanceof AutoCloseable open) {
      open.close();
    } else if (executor instanceof DisposableBean bean) {
      bean.destroy();
    }
    recorder.stop();
    pools.stop(settings.shutdownTimeout());
  }
}
