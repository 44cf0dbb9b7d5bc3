package io.sendonce.scheduler.store;

import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** A database with Quartz's tables, and the jobs and triggers of one test. */
@Timeout(90)
abstract class StoreTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  static final String TRIGGER_STATES =
      "SELECT trigger_name, trigger_state FROM qrtz_triggers ORDER BY 1";

  final ClusterDatabase database = ClusterDatabase.of(DATABASE);
  final Runs runs;
  private final String name = UUID.randomUUID().toString();

  StoreTest() {
    runs = Runs.named(name);
  }

  @AfterEach
  final void letAllJobsGo() {
    runs.release.countDown();
  }

  final JobBuilder job(Class<? extends Job> type, String job) {
    return JobBuilder.newJob(type)
        .withIdentity(job, "jobs")
        .usingJobData(Runs.KEY, name)
        .storeDurably();
  }

  static TriggerBuilder<Trigger> once(String trigger) {
    return TriggerBuilder.newTrigger().withIdentity(trigger, "jobs");
  }

  static TriggerBuilder<SimpleTrigger> every(String trigger, Duration period) {
    return TriggerBuilder.newTrigger()
        .withIdentity(trigger, "jobs")
        .withSchedule(
            simpleSchedule()
                .withIntervalInMilliseconds(period.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount());
  }
}
