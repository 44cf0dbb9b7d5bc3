package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.listeners.JobListenerSupport;

/** Whatever breaks between two steps of a fire, its trigger goes on (F10). */
class StuckTriggersTest extends StoreTest {

  private static final String FIRED = "SELECT state FROM qrtz_fired_triggers";

  @Test
  void triggersHeldByNobodyAreFreed() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      a.scheduler().addJob(job(Runs.Exclusive.class, "job").build(), false);
      for (String trigger : List.of("acquired", "blocked", "paused")) {
        Date later = Date.from(Instant.now().plusSeconds(3600));
        a.scheduler().scheduleJob(once(trigger).forJob("job", "jobs").startAt(later).build());
      }
      database.execute(
          "UPDATE qrtz_triggers SET trigger_state = CASE trigger_name WHEN 'acquired' THEN"
              + " 'ACQUIRED' WHEN 'blocked' THEN 'BLOCKED' ELSE 'PAUSED_BLOCKED' END");

      a.scheduler().start();

      await()
          .until(
              () ->
                  database
                      .rows(TRIGGER_STATES)
                      .equals(List.of("acquired WAITING", "blocked WAITING", "paused PAUSED")));
    }
  }

  @Test
  void aThrowingListenerDoesNotLeaveTheLaneDead() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      a.scheduler().getListenerManager().addJobListener(new ThrowsOnce());
      a.scheduler()
          .scheduleJob(
              job(Runs.Exclusive.class, "job").usingJobData("takes", "1").build(),
              every("t", Duration.ofSeconds(1)).build());

      a.scheduler().start();

      await().atMost(Duration.ofSeconds(20)).until(() -> runs.count() >= 3);
    }
    assertThat(database.rows(FIRED)).isEmpty();
  }

  @Test
  void aJobThatCannotBeMadeIsTriedAgainAtItsNextTime() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      JobDetail job = job(Runs.Unmakable.class, "job").build();
      a.scheduler().scheduleJob(job, every("t", Duration.ofMillis(500)).build());
      a.scheduler().start();

      await()
          .until(
              () -> {
                Trigger trigger = a.scheduler().getTrigger(new TriggerKey("t", "jobs"));
                return ((SimpleTrigger) trigger).getTimesTriggered() >= 2;
              });

      assertThat(database.rows(TRIGGER_STATES)).doesNotContain("t ERROR");
    }
  }

  @Test
  void aDatabaseErrorWhileAJobIsReadDoesNotPutItsTriggerIntoError() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      a.scheduler()
          .scheduleJob(
              job(Runs.Quick.class, "job").build(), every("t", Duration.ofMillis(500)).build());
      database.execute("ALTER TABLE qrtz_job_details RENAME is_durable TO unreadable");
      a.scheduler().start();
      await().during(Duration.ofSeconds(2)).until(() -> runs.count() == 0);

      assertThat(database.rows(TRIGGER_STATES)).containsExactly("t WAITING");
      database.execute("ALTER TABLE qrtz_job_details RENAME unreadable TO is_durable");
    }
    // With connections that have no plan for the table as it was.
    try (StoreNode b = StoreNode.start(DATABASE, "b")) {
      await().until(() -> runs.countOn("b") >= 1);
      assertThat(b.scheduler().isStarted()).isTrue();
    }
  }

  @Test
  void aJobOfAClassThatIsNotHereIsLeftToOthersAndCanBeLookedAt() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      a.scheduler()
          .scheduleJob(
              job(Runs.Quick.class, "foreign").build(),
              every("foreign", Duration.ofSeconds(1)).build());
      database.execute("UPDATE qrtz_job_details SET job_class_name = 'org.example.NotHere'");
      a.scheduler()
          .scheduleJob(
              job(Runs.Quick.class, "own").build(), every("own", Duration.ofSeconds(1)).build());

      a.scheduler().start();

      await().until(() -> runs.count() >= 3);
      assertThat(runs.all()).allMatch(run -> run.job().equals("own"));
      assertThat(database.rows(TRIGGER_STATES)).contains("foreign WAITING");
      JobDetail seen = a.scheduler().getJobDetail(new JobKey("foreign", "jobs"));
      assertThat(seen.getJobClass()).isEqualTo(AbsentJob.class);
      assertThatThrownBy(() -> a.scheduler().addJob(seen, true, true))
          .isInstanceOf(JobPersistenceException.class)
          .hasMessageContaining("this node does not have its class");

      a.store().setAliases(Map.of("org.example.NotHere", Runs.Quick.class.getName()));

      await().until(() -> runs.all().stream().anyMatch(run -> run.job().equals("foreign")));
    }
  }

  /** A history that cannot be written, once. */
  private static final class ThrowsOnce extends JobListenerSupport {
    private boolean hasThrown;

    @Override
    public String getName() {
      return "throws once";
    }

    @Override
    public void jobWasExecuted(JobExecutionContext context, JobExecutionException exception) {
      if (!hasThrown) {
        hasThrown = true;
        throw new IllegalStateException("the history cannot be written");
      }
    }
  }
}
