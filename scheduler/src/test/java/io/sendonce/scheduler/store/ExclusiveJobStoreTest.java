package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.calendar.DailyCalendar;
import org.quartz.impl.jdbcjobstore.StdRowLockSemaphore;
import org.quartz.listeners.JobListenerSupport;

@Timeout(90)
class ExclusiveJobStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final String FIRED = "SELECT state FROM qrtz_fired_triggers";
  private static final String STATES = "SELECT instance_name FROM qrtz_scheduler_state ORDER BY 1";
  private static final String TRIGGER_STATES =
      "SELECT trigger_name, trigger_state FROM qrtz_triggers ORDER BY 1";

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);
  private final String name = UUID.randomUUID().toString();
  private final Runs runs = Runs.named(name);

  @AfterEach
  void letAllJobsGo() {
    runs.release.countDown();
  }

  @Test
  void twoTriggersOfOneExclusiveJobAtTheSameInstantRunOneAfterTheOther() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a");
        StoreNode b = StoreNode.build(DATABASE, "b")) {
      Date soon = Date.from(Instant.now().plusMillis(700));
      JobDetail job = job(Runs.Exclusive.class, "job").usingJobData("takes", "300").build();
      a.scheduler().addJob(job, false);
      for (int i = 0; i < 6; i++) {
        a.scheduler().scheduleJob(once("t" + i).forJob(job).startAt(soon).build());
      }
      a.scheduler().start();
      b.scheduler().start();

      await().until(() -> runs.count() == 6);

      assertThat(runs.most).hasValue(1);
    }
  }

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

  @Test
  void aNodeTakenForDeadStopsWorkingTellsItsJobsAndComesBack() throws Exception {
    try (StoreNode a = StoreNode.start(DATABASE, "a")) {
      a.scheduler()
          .scheduleJob(
              job(Runs.Exclusive.class, "job").build(), every("t", Duration.ofSeconds(1)).build());
      await().until(() -> runs.count() == 1);

      database.execute(
          "DELETE FROM qrtz_fired_triggers; DELETE FROM qrtz_scheduler_state;"
              + " UPDATE qrtz_triggers SET trigger_state = 'PAUSED'");

      await().until(() -> runs.interrupts.get() >= 1);
      await().until(() -> database.rows(STATES).equals(List.of("a")));
      assertThat(database.rows(TRIGGER_STATES)).containsExactly("t PAUSED");
      a.scheduler().resumeAll();
      await().until(() -> runs.count() == 2);
    }
  }

  @Test
  void aStopHandsOverAtOnceAndLeavesNoRow() throws Exception {
    StoreNode a = StoreNode.start(DATABASE, "a");
    StoreNode b = StoreNode.start(DATABASE, "b");
    a.scheduler()
        .scheduleJob(
            job(Runs.Quick.class, "job").build(), every("t", Duration.ofSeconds(1)).build());
    await().until(() -> runs.count() >= 1);

    a.close();
    assertThat(database.rows(STATES)).containsExactly("b");
    long before = runs.countOn("b");
    await().atMost(Duration.ofSeconds(3)).until(() -> runs.countOn("b") > before);
    b.close();

    assertThat(database.rows(STATES)).isEmpty();
    assertThat(database.rows(FIRED)).isEmpty();
    assertThat(database.rows(TRIGGER_STATES)).containsExactly("t WAITING");
  }

  @Test
  void aStopThatDoesNotWaitStillWritesDownTheEndOfWhatRuns() throws Exception {
    StoreNode a = StoreNode.start(DATABASE, "a");
    a.scheduler()
        .scheduleJob(
            job(Runs.Exclusive.class, "job").build(), every("t", Duration.ofSeconds(1)).build());
    await().until(() -> runs.count() == 1);

    a.scheduler().shutdown(false);

    try (StoreNode b = StoreNode.start(DATABASE, "b")) {
      await().during(Duration.ofSeconds(3)).until(() -> runs.count() == 1);
      assertThat(database.rows(STATES)).containsExactly("a", "b");
      runs.release.countDown();
      await().until(() -> runs.countOn("b") >= 1);
      await().until(() -> database.rows(STATES).equals(List.of("b")));
      assertThat(runs.most).hasValue(1);
      assertThat(b.scheduler().isStarted()).isTrue();
    }
  }

  @Test
  void aLaneThatFallsBehindDoesNotWaitForTheScanForMisfires() throws Exception {
    Map<String, String> seldom = Map.of("org.quartz.jobStore.misfireThreshold", "1000");
    try (StoreNode a = StoreNode.start(DATABASE, "a", seldom)) {
      a.scheduler()
          .scheduleJob(
              job(Runs.Exclusive.class, "job").usingJobData("takes", "400").build(),
              every("t", Duration.ofMillis(100)).build());

      await().until(() -> runs.count() == 14);

      assertThat(longestGap()).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void aFixedDelayCountsFromTheEndOfTheRun() throws Exception {
    try (StoreNode a = StoreNode.start(DATABASE, "a")) {
      a.scheduler()
          .scheduleJob(
              job(Runs.Exclusive.class, "job").usingJobData("takes", "600").build(),
              every("t", Duration.ofMillis(700))
                  .usingJobData(ExclusiveJobStore.DELAY, "700")
                  .build());

      await().until(() -> runs.count() == 3);

      long two = runs.all().get(2).at() - runs.all().get(0).at();
      assertThat(Duration.ofNanos(two)).isBetween(Duration.ofMillis(2590), Duration.ofSeconds(4));
    }
  }

  @Test
  void aTriggerOfANodesGroupIsFiredByThatNodeOnly() throws Exception {
    try (StoreNode a = StoreNode.start(DATABASE, "a");
        StoreNode b = StoreNode.start(DATABASE, "b")) {
      for (String node : List.of("a", "b", "gone")) {
        a.scheduler()
            .scheduleJob(
                job(Runs.Quick.class, "job@" + node).build(),
                every("t", Duration.ofMillis(300)).withIdentity("t", "node:" + node).build());
      }

      await().until(() -> runs.countOn("a") >= 5 && runs.countOn("b") >= 5);

      assertThat(runs.all()).allMatch(run -> run.job().equals("job@" + run.node()));
      assertThat(b.scheduler().isStarted()).isTrue();
    }
  }

  @Test
  void busyLanesAreSpreadOverTheNodes() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a");
        StoreNode b = StoreNode.build(DATABASE, "b")) {
      for (int lane = 0; lane < 4; lane++) {
        a.scheduler()
            .scheduleJob(
                job(Runs.Exclusive.class, "lane-" + lane).usingJobData("takes", "900").build(),
                every("lane-" + lane, Duration.ofMillis(500)).build());
      }
      a.scheduler().start();
      b.scheduler().start();

      await().until(() -> runs.count() >= 24);

      long onA = runs.all().stream().skip(8).filter(run -> run.node().equals("a")).count();
      assertThat(onA).isBetween((runs.count() - 8) / 3L, (runs.count() - 8) * 2L / 3);
    }
  }

  @Test
  void aSecondNodeOfTheSameNameIsRefused() throws Exception {
    try (StoreNode a = StoreNode.start(DATABASE, "a")) {
      StoreNode again = StoreNode.build(DATABASE, "a");

      assertThatThrownBy(() -> again.scheduler().start())
          .isInstanceOf(SchedulerException.class)
          .hasMessage(
              "another node is running as a: each node of sendonce needs an instanceId of its own");
      assertThat(a.scheduler().isStarted()).isTrue();
    }
  }

  @Test
  void whatWouldBreakItIsRefused() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("org.quartz.jobStore.isClustered", "false"),
            Map.of("org.quartz.jobStore.acquireTriggersWithinLock", "false"),
            Map.of(
                "org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore.StdJDBCDelegate"))) {
      assertThatThrownBy(() -> StoreNode.build(DATABASE, "a", wrong))
          .isInstanceOf(SchedulerException.class)
          .hasMessageContaining(wrong.keySet().iterator().next() + " must be ");
    }
  }

  @Test
  void aChangeOfTheStoreIsWholeOrNotAtAll() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      JobDetail job = job(Runs.Quick.class, "job").build();

      assertThatThrownBy(
              () ->
                  a.store()
                      .inOneTransaction(
                          session -> {
                            session.storeJob(job);
                            throw new JobPersistenceException("no");
                          }))
          .hasMessage("no");

      assertThat(a.scheduler().checkExists(job.getKey())).isFalse();
    }
  }

  @Test
  void aNodePausedInTheMiddleOfALockedTransactionDoesNotHoldUpTheOthersForEver() throws Exception {
    Map<String, String> named =
        Map.of("org.quartz.jobStore.lockHandler.class", StdRowLockSemaphore.class.getName());
    try (StoreNode a = StoreNode.build(DATABASE, "a", named)) {
      String limit =
          a.store()
              .inOneTransaction(
                  session ->
                      session
                          .handle()
                          .createQuery("SHOW idle_in_transaction_session_timeout")
                          .mapTo(String.class)
                          .one());

      assertThat(limit).isEqualTo("10s");
    }
  }

  @Test
  void aChangedCalendarLeavesPausedTriggersPaused() throws Exception {
    try (StoreNode a = StoreNode.build(DATABASE, "a")) {
      a.scheduler().addCalendar("nights", new DailyCalendar("00:00", "06:00"), false, false);
      a.scheduler()
          .scheduleJob(
              job(Runs.Quick.class, "job").build(),
              every("t", Duration.ofHours(1)).modifiedByCalendar("nights").build());
      a.scheduler().pauseTrigger(new TriggerKey("t", "jobs"));

      a.store()
          .inOneTransaction(
              session -> {
                session.storeCalendar("nights", new DailyCalendar("00:00", "07:00"));
                return "";
              });

      assertThat(database.rows(TRIGGER_STATES)).containsExactly("t PAUSED");
    }
  }

  private Duration longestGap() {
    long longest = 0;
    for (int i = 1; i < runs.all().size(); i++) {
      longest = Math.max(longest, runs.all().get(i).at() - runs.all().get(i - 1).at());
    }
    return Duration.ofNanos(longest);
  }

  private JobBuilder job(Class<? extends Job> type, String job) {
    return JobBuilder.newJob(type)
        .withIdentity(job, "jobs")
        .usingJobData(Runs.KEY, name)
        .storeDurably();
  }

  private static TriggerBuilder<Trigger> once(String trigger) {
    return TriggerBuilder.newTrigger().withIdentity(trigger, "jobs");
  }

  private static TriggerBuilder<SimpleTrigger> every(String trigger, Duration period) {
    return TriggerBuilder.newTrigger()
        .withIdentity(trigger, "jobs")
        .withSchedule(
            simpleSchedule()
                .withIntervalInMilliseconds(period.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount());
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
