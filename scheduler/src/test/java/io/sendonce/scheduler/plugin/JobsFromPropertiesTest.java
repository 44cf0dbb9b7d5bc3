package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

class JobsFromPropertiesTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String LANES =
      """
      job.send.class = io.sendonce.scheduler.plugin.LaneJob
      job.send.lanes = 4
      job.send.every = 2s
      """;
  private static final String NIGHT =
      """
      job.night.class = io.sendonce.scheduler.plugin.AnyJob
      job.night.cron = 0 30 2 * * ?
      job.night.zone = Europe/Paris
      job.night.data.color = blue
      """;
  private static final String EVERY_TRIGGER =
      "SELECT * FROM qrtz_triggers JOIN qrtz_job_details USING (sched_name, job_name, job_group)"
          + " ORDER BY job_group, job_name";

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void lanesGetOneTriggerEachSpreadOverThePeriod() throws Exception {
    apply(LANES, NOON);

    assertThat(
            database.rows(
                """
                SELECT trigger_group, trigger_name, job_name, next_fire_time - %d, repeat_interval,
                       repeat_count, priority, misfire_instr, is_durable, is_nonconcurrent,
                       requests_recovery
                  FROM qrtz_triggers
                  JOIN qrtz_simple_triggers USING (sched_name, trigger_name, trigger_group)
                  JOIN qrtz_job_details USING (sched_name, job_name, job_group)
                 ORDER BY trigger_name
                """
                    .formatted(NOON.toEpochMilli())))
        .containsExactly(
            "sendonce send-0 send-0 0 2000 -1 5 4 t t f",
            "sendonce send-1 send-1 500 2000 -1 5 4 t t f",
            "sendonce send-2 send-2 1000 2000 -1 5 4 t t f",
            "sendonce send-3 send-3 1500 2000 -1 5 4 t t f");
    try (Applied node = node("b", LANES, NOON)) {
      JobDetail lane = node.scheduler().getJobDetail(new JobKey("send-2", "sendonce"));
      assertThat(lane.getJobDataMap()).containsEntry("lane", "2").containsEntry("lanes", "4");
    }
  }

  @Test
  void aCronIsReadInItsZoneAndNeverReplaysWhatItMissed() throws Exception {
    apply(NIGHT + "job.night.misfire = once\n", NOON);

    assertThat(
            database.rows(
                "SELECT to_timestamp(next_fire_time / 1000) AT TIME ZONE 'Europe/Paris',"
                    + " time_zone_id, misfire_instr FROM qrtz_triggers"
                    + " JOIN qrtz_cron_triggers USING (sched_name, trigger_name, trigger_group)"))
        .containsExactly("2030-01-02 02:30:00 Europe/Paris 1");
    apply(NIGHT, NOON);
    assertThat(database.rows("SELECT misfire_instr FROM qrtz_triggers")).containsExactly("2");
  }

  @Test
  void equalContentChangesNothing() throws Exception {
    apply(LANES + NIGHT, NOON);
    List<String> before = database.rows("SELECT xmin, ctid, t.* FROM qrtz_triggers t");
    List<String> jobs = database.rows("SELECT xmin, ctid, j.* FROM qrtz_job_details j");

    apply(NIGHT + "\n# moved\n" + LANES, NOON.plusSeconds(3601));

    assertThat(database.rows("SELECT xmin, ctid, t.* FROM qrtz_triggers t")).isEqualTo(before);
    assertThat(database.rows("SELECT xmin, ctid, j.* FROM qrtz_job_details j")).isEqualTo(jobs);
  }

  @Test
  void aChangeOfDataKeepsTheSchedule() throws Exception {
    apply(LANES + NIGHT, NOON);
    List<String> before = database.rows("SELECT xmin, ctid, t.* FROM qrtz_triggers t");

    String changed =
        (LANES + NIGHT).replace("blue", "red") + "job.send.description = sends in a lane\n";
    apply(changed, NOON.plusSeconds(3601));

    assertThat(database.rows("SELECT xmin, ctid, t.* FROM qrtz_triggers t")).isEqualTo(before);
    assertThat(database.rows("SELECT DISTINCT description FROM qrtz_job_details ORDER BY 1"))
        .containsExactly("sends in a lane", "null");
    try (Applied node = node("b", changed, NOON)) {
      JobDetail night = node.scheduler().getJobDetail(new JobKey("night", "sendonce"));
      assertThat(night.getJobDataMap()).containsEntry("color", "red");
    }
  }

  @Test
  void aChangeOfScheduleReschedulesAndAChangeOfPriorityKeepsTheNextFire() throws Exception {
    String hourly = "job.a.class = io.sendonce.scheduler.plugin.AnyJob\njob.a.every = 1h\n";
    String next =
        "SELECT (next_fire_time - %d) / 1000, priority FROM qrtz_triggers"
            .formatted(NOON.toEpochMilli());
    apply(hourly, NOON);

    apply(hourly + "job.a.priority = 9\n", NOON.plusSeconds(60));
    assertThat(database.rows(next)).containsExactly("0 9");

    apply(hourly.replace("1h", "2h"), NOON.plusSeconds(120));
    assertThat(database.rows(next)).containsExactly("120 5");
  }

  @Test
  void aChangeFromAPeriodToACronLeavesNoRowBehind() throws Exception {
    apply(NIGHT.replaceAll("(?m)^job.night.(cron|zone).*\n", "") + "job.night.every = 1h\n", NOON);
    apply(NIGHT, NOON);

    assertThat(database.rows("SELECT trigger_name FROM qrtz_simple_triggers")).isEmpty();
    assertThat(database.rows("SELECT trigger_name FROM qrtz_cron_triggers"))
        .containsExactly("night");
  }

  @Test
  void whatTheFileNoLongerHasIsRemovedAndWhatOthersMadeIsNot() throws Exception {
    try (Applied node = node("a", LANES + NIGHT, NOON)) {
      node.apply();
      for (String group : List.of("theirs", "sendonce")) {
        node.scheduler()
            .scheduleJob(
                JobBuilder.newJob(AnyJob.class).withIdentity("other", group).build(),
                TriggerBuilder.newTrigger().withIdentity("other", group).build());
      }
    }

    apply(LANES.replace("lanes = 4", "lanes = 2") + "job.send.enabled = true\n", NOON);

    assertThat(database.rows("SELECT job_group, job_name FROM qrtz_triggers ORDER BY 1, 2"))
        .containsExactly("sendonce other", "sendonce send-0", "sendonce send-1", "theirs other");
    assertThat(database.rows("SELECT count(*) FROM qrtz_job_details")).containsExactly("4");
  }

  @Test
  void aNameTakenBySomebodyElseIsRefusedBeforeAnythingChanges() throws Exception {
    try (Applied node = node("a", LANES + NIGHT, NOON)) {
      node.scheduler()
          .addJob(
              JobBuilder.newJob(AnyJob.class)
                  .withIdentity("night", "sendonce")
                  .storeDurably()
                  .build(),
              false);
      assertThatThrownBy(node::apply)
          .isInstanceOf(JobsNotAppliedException.class)
          .hasMessageEndingWith(
              "jobs.properties has 1 problem:\n  the store has a job sendonce.night that no jobs"
                  + " file made: rename one");
    }
    assertThat(database.rows("SELECT job_name FROM qrtz_job_details")).containsExactly("night");
  }

  @Test
  void whatAnOperatorPausedStaysPausedWhenItsScheduleChanges() throws Exception {
    try (Applied node = node("a", LANES, NOON)) {
      node.apply();
      node.scheduler().pauseTrigger(new TriggerKey("send-1", "sendonce"));
    }

    apply(LANES.replace("2s", "4s"), NOON);

    assertThat(
            database.rows(
                "SELECT trigger_name, trigger_state, repeat_interval FROM qrtz_triggers JOIN"
                    + " qrtz_simple_triggers USING (sched_name, trigger_name, trigger_group)"
                    + " ORDER BY 1"))
        .containsExactly(
            "send-0 WAITING 4000",
            "send-1 PAUSED 4000",
            "send-2 WAITING 4000",
            "send-3 WAITING 4000");
  }

  @Test
  void aTriggerThatSomebodyTookAwayComesBack() throws Exception {
    try (Applied node = node("a", LANES, NOON)) {
      node.apply();
      node.scheduler().unscheduleJob(new TriggerKey("send-1", "sendonce"));
    }

    apply(LANES, NOON);

    assertThat(database.rows("SELECT count(*) FROM qrtz_triggers")).containsExactly("4");
  }

  @Test
  void aJobWhoseClassIsGoneCanBeRemovedAndReplaced() throws Exception {
    apply(LANES + NIGHT, NOON);
    database.execute("UPDATE qrtz_job_details SET job_class_name = 'gone.Job'");

    apply(LANES, NOON);

    assertThat(database.rows("SELECT job_name, job_class_name FROM qrtz_job_details ORDER BY 1"))
        .containsExactly(
            "send-0 io.sendonce.scheduler.plugin.LaneJob",
            "send-1 io.sendonce.scheduler.plugin.LaneJob",
            "send-2 io.sendonce.scheduler.plugin.LaneJob",
            "send-3 io.sendonce.scheduler.plugin.LaneJob");
  }

  @Test
  void nodesThatStartAtOnceTakeTurns() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Applied> nodes = new ArrayList<>();
    try {
      for (String name : List.of("a", "b", "c", "d")) {
        nodes.add(node(name, LANES.replace("lanes = 4", "lanes = 32"), NOON));
      }
      List<Future<Applied>> results = new ArrayList<>();
      for (Applied node : nodes) {
        results.add(threads.submit(node::apply));
      }
      for (Future<Applied> result : results) {
        result.get();
      }
    } finally {
      threads.shutdown();
      for (Applied node : nodes) {
        node.close();
      }
    }

    assertThat(database.rows("SELECT count(DISTINCT job_name), count(*) FROM qrtz_triggers"))
        .containsExactly("32 32");
  }

  @Test
  void whatOnlyTheClassesShowIsReportedWithLineAndValue() throws Exception {
    String jobs =
        """
        job.a.class = gone.Job
        job.a.every = 1s
        job.b.class = java.lang.String
        job.b.every = 1s
        job.c.class = io.sendonce.scheduler.plugin.AnyJob
        job.c.every = 1s
        job.c.lanes = 2
        job.d.class = io.sendonce.scheduler.plugin.AnyJob
        job.d.cron = 0 0 0 1 1 ? 2020
        job.d.zone = UTC
        job.e.class = io.sendonce.scheduler.plugin.AnyJob
        job.e.delay = 1s
        """;
    assertThatThrownBy(() -> apply(LANES + jobs, NOON))
        .isInstanceOf(JobsNotAppliedException.class)
        .hasMessageEndingWith(
            """
            jobs.properties has 5 problems:
              line 6: job.b.class = java.lang.String must be a class that implements org.quartz.Job
              line 8: job.c.class = io.sendonce.scheduler.plugin.AnyJob must carry \
            @DisallowConcurrentExecution to be run in lanes
              line 14: job.e.class = io.sendonce.scheduler.plugin.AnyJob must carry \
            @DisallowConcurrentExecution to be run with delay, or runs overlap
              line 4: job.a.class = gone.Job is not on the class path of this node
              line 12: job.d.cron will never be due again""");
    assertThat(database.rows(EVERY_TRIGGER)).isEmpty();
  }

  private void apply(String jobs, Instant now) throws Exception {
    try (Applied node = node("a", jobs, now)) {
      node.apply();
    }
  }

  private Applied node(String name, String jobs, Instant now) throws Exception {
    return new Applied(database, directory, name, jobs, now);
  }
}
