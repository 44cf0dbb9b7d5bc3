package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.quartz.Sending;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.config.QuartzSettings;
import io.sendonce.scheduler.metrics.ProcessMetrics;
import io.sendonce.scheduler.node.Pools;
import io.sendonce.scheduler.sending.SendingParts;
import io.sendonce.scheduler.sending.SendingWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The parts of the jobs module as beans, closed in the right order. */
@Configuration(proxyBeanMethods = false)
class SendingBeans {

  /** A thread for each send, virtual where the JVM has such. */
  @Bean
  SimpleAsyncTaskExecutor sendExecutor(NodeSettings settings) {
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("send-");
    executor.setVirtualThreads(Runtime.version().feature() >= 21);
    executor.setTaskTerminationTimeout(settings.shutdownTimeout().toMillis());
    return executor;
  }

  @Bean
  SendingParts sendingParts(
      NodeSettings settings,
      QuartzSettings quartz,
      Pools pools,
      SimpleAsyncTaskExecutor sendExecutor,
      ProcessMetrics metrics) {
    return new SendingParts(
        settings,
        Database.over(pools.application()),
        sendExecutor,
        quartz.silenceGrace(),
        new SendingWatch(metrics.delivery(), metrics.recovery(), metrics::timed));
  }

  @Bean
  Sending sending(SendingParts parts) {
    return parts.sending();
  }
}
