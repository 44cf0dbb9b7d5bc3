package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.delivery.DeliveryPartners;
import io.sendonce.jobs.delivery.LoggedDelivery;
import io.sendonce.jobs.delivery.SendLanes;
import io.sendonce.jobs.dropfolder.DropFolder;
import io.sendonce.jobs.enqueue.FileImport;
import io.sendonce.jobs.pacing.ProviderBreaker;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.quartz.Sending;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.recovery.LoggedRecovery;
import io.sendonce.jobs.recovery.Recovery;
import io.sendonce.scheduler.config.BreakerSettings;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.node.Pools;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The parts of the jobs module, as one node runs them. */
@Configuration(proxyBeanMethods = false)
class SendingBeans {

  @Bean
  Database database(Pools pools) {
    return Database.over(pools.application());
  }

  @Bean
  SendQueue sendQueue(Database database, NodeSettings settings) {
    return new SendQueue(database, settings.name().value());
  }

  @Bean
  Accounts accounts(Database database) {
    return new Accounts(database);
  }

  @Bean
  UnipileProvider unipileProvider(NodeSettings settings) {
    return new UnipileProvider(JobsSettings.unipile(settings));
  }

  @Bean
  ProviderBreaker providerBreaker(NodeSettings settings) {
    BreakerSettings breaker = settings.breaker();
    return new ProviderBreaker(breaker.failures(), breaker.pause(), breaker.longest());
  }

  /** A thread for each send, virtual where the JVM has such. */
  @Bean
  SimpleAsyncTaskExecutor sendExecutor(NodeSettings settings) {
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("send-");
    executor.setVirtualThreads(Runtime.version().feature() >= 21);
    executor.setTaskTerminationTimeout(settings.shutdownTimeout().toMillis());
    return executor;
  }

  @Bean
  DeliveryPartners deliveryPartners(
      MessagingProvider provider, SendQueue queue, Accounts accounts, ProviderBreaker breaker) {
    return new DeliveryPartners(provider, queue, accounts, breaker);
  }

  @Bean
  SendLanes sendLanes(
      DeliveryPartners partners, NodeSettings settings, SimpleAsyncTaskExecutor executor) {
    return new SendLanes(partners, JobsSettings.delivery(settings), new LoggedDelivery(), executor);
  }

  @Bean
  Recovery recovery(Database database, MessagingProvider provider, NodeSettings settings) {
    return new Recovery(
        database,
        settings.name().value(),
        provider,
        JobsSettings.recovery(settings),
        new LoggedRecovery());
  }

  @Bean
  DropFolder dropFolder(Database database) {
    return new DropFolder(new FileImport(database), Clock.systemUTC());
  }

  @Bean
  Sending sending(
      SendLanes lanes,
      Recovery recovery,
      SendQueue queue,
      Accounts accounts,
      MessagingProvider provider,
      DropFolder dropFolder) {
    return new Sending(lanes, recovery, queue, accounts, provider, dropFolder);
  }
}
