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
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The parts of the jobs module as beans, closed in the right order. */
@Configuration(proxyBeanMethods = false)
class SendingBeans {

  /**
   * A thread for each send under way: virtual where the JVM has such, else one that is used again.
   */
  @Bean
  AsyncTaskExecutor sendExecutor(NodeSettings settings) {
    long patience = settings.shutdownTimeout().toMillis();
    if (Runtime.version().feature() >= 21) {
      SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("send-");
      executor.setVirtualThreads(true);
      executor.setTaskTerminationTimeout(patience);
      return executor;
    }
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("send-");
    executor.setCorePoolSize(0);
    // The send slots are the limit, and none waits for a thread.
    executor.setQueueCapacity(0);
    executor.setAcceptTasksAfterContextClose(true);
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationMillis(patience);
    return executor;
  }

  @Bean
  SendingParts sendingParts(
      NodeSettings settings,
      QuartzSettings quartz,
      Pools pools,
      AsyncTaskExecutor sendExecutor,
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
