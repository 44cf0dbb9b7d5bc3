package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.node.HeldJob.Watch;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/** The gate in a scheduler that is not in standby: what Quartz lets through, it does not. */
@Timeout(60)
class StopGateTest {

  private final StopGate gate = new StopGate();
  private final Watch watch = new Watch();
  private final Scheduler scheduler = ramScheduler();

  @BeforeEach
  void startScheduler() throws SchedulerException {
    scheduler.getContext().put("watch", watch);
    scheduler.getListenerManager().addTriggerListener(gate);
    scheduler.getListenerManager().addJobListener(gate);
    scheduler.start();
  }

  @AfterEach
  void shutScheduler() throws SchedulerException {
    watch.release.countDown();
    scheduler.shutdown(true);
  }

  @Test
  void aFireThatQuartzLetsThroughDoesNotBeginOnceTheGateIsShut() throws Exception {
    gate.shut();

    scheduler.scheduleJob(
        JobBuilder.newJob(HeldJob.Counted.class).withIdentity("job").storeDurably().build(),
        TriggerBuilder.newTrigger().withIdentity("once").startNow().build());

    // A trigger that fires once is gone as soon as its fire is over, vetoed or not.
    await().until(() -> !scheduler.checkExists(new TriggerKey("once")));
    assertThat(watch.runs).hasValue(0);
    assertThat(gate.running()).isEmpty();
    assertThat(scheduler.checkExists(new JobKey("job"))).isTrue();
  }

  @Test
  void theGateWaitsForWhatRanBeforeItWasShutButNotForEver() throws Exception {
    scheduler.scheduleJob(
        JobBuilder.newJob(HeldJob.class).build(),
        TriggerBuilder.newTrigger().withIdentity("once").startNow().build());
    assertThat(watch.started.await(20, TimeUnit.SECONDS)).isTrue();
    gate.shut();

    assertThat(gate.running()).hasSize(1);
    assertThat(gate.awaitIdle(Deadline.in(Duration.ofMillis(50)))).isFalse();
    watch.release.countDown();
    assertThat(gate.awaitIdle(Deadline.in(Duration.ofSeconds(20)))).isTrue();
  }

  private static Scheduler ramScheduler() {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "gate-" + System.nanoTime());
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    try {
      return new StdSchedulerFactory(properties).getScheduler();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }
}
