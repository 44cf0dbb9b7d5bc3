package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Trigger;

/** Work that another process stored is found. */
class WakingTest extends StoreTest {

  @Test
  void workStoredByOneNodeWakesTheOthersAtOnce() throws Exception {
    try (StoreNode idle = StoreNode.start(DATABASE, "idle");
        StoreNode console = StoreNode.build(DATABASE, "console")) {
      JobDetail job = job(Runs.Quick.class, "job").build();
      console.scheduler().addJob(job, false);
      await().during(Duration.ofSeconds(1)).until(() -> idle.scheduler().isStarted());
      long begin = System.nanoTime();

      console.scheduler().triggerJob(job.getKey());

      await().pollInterval(Duration.ofMillis(10)).until(() -> runs.countOn("idle") == 1);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void aResumedTriggerWakesTheOthersToo() throws Exception {
    try (StoreNode idle = StoreNode.start(DATABASE, "idle");
        StoreNode console = StoreNode.build(DATABASE, "console")) {
      Trigger trigger = every("t", Duration.ofHours(1)).forJob("job", "jobs").build();
      console.scheduler().addJob(job(Runs.Quick.class, "job").build(), false);
      console.scheduler().pauseAll();
      console.scheduler().scheduleJob(trigger);
      await().during(Duration.ofSeconds(1)).until(() -> idle.scheduler().isStarted());
      assertThat(runs.count()).isZero();

      console.scheduler().resumeTrigger(trigger.getKey());

      await().atMost(Duration.ofSeconds(5)).until(() -> runs.countOn("idle") == 1);
    }
  }

  @Test
  void withoutListeningWorkIsFoundByLooking() throws Exception {
    Map<String, String> deaf =
        Map.of("org.quartz.jobStore.listen", "false", "org.quartz.scheduler.idleWaitTime", "1000");
    try (StoreNode idle = StoreNode.start(DATABASE, "idle", deaf);
        StoreNode console = StoreNode.build(DATABASE, "console")) {
      console.scheduler().addJob(job(Runs.Quick.class, "job").build(), false);

      console.scheduler().triggerJob(new JobKey("job", "jobs"));

      await().until(() -> runs.countOn("idle") == 1);
      assertThat(idle.scheduler().isStarted()).isTrue();
    }
  }
}
