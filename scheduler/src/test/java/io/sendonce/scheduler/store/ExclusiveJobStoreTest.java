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
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.calendar.DailyCalendar;
import org.quartz.impl.jdbcjobstore.StdRowLockSemaphore;

/**
 * A job that must not run beside itself does not, on whatever nodes and by whatever triggers (F10).
 */
class ExclusiveJobStoreTest extends StoreTest {

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
}
