package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.calendar.WeeklyCalendar;

/** What the fields of a job become in the store. */
class SchedulesTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  /** A Tuesday. */
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private static final String HOLIDAYS =
      """
      calendar.holidays.exclude = 2030-01-02..2030-01-03, saturday, sunday
      calendar.holidays.zone = Europe/Paris
      """;
  private static final String NIGHT =
      """
      job.a.class = io.sendonce.scheduler.plugin.AnyJob
      job.a.cron = 0 30 2 * * ?
      job.a.zone = Europe/Paris
      job.a.calendar = holidays
      """;
  private static final String HOURLY =
      """
      job.a.class = io.sendonce.scheduler.plugin.AnyJob
      job.a.every = 7h
      """;
  private static final String NEXT =
      "SELECT to_timestamp(next_fire_time / 1000) AT TIME ZONE 'UTC', calendar_name"
          + " FROM qrtz_triggers";

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void aDayThatItsCalendarExcludesIsPassedOver() throws Exception {
    apply(HOLIDAYS + NIGHT, NOON);

    assertThat(database.rows(NEXT)).containsExactly("2030-01-04 01:30:00 sendonce.holidays");
    try (Applied node = node(HOLIDAYS + NIGHT, NOON)) {
      Trigger trigger = node.scheduler().getTrigger(new TriggerKey("a", "sendonce"));
      assertThat(node.scheduler().getCalendar("sendonce.holidays").isTimeIncluded(noonOf("04")))
          .isTrue();
      assertThat(node.scheduler().getCalendar("sendonce.holidays").isTimeIncluded(noonOf("05")))
          .isFalse();
      assertThat(trigger.getFireTimeAfter(Date.from(NOON)))
          .isEqualTo(Date.from(Instant.parse("2030-01-02T01:30:00Z")));
    }
  }

  @Test
  void equalContentLeavesTheCalendarAndItsTriggersAlone() throws Exception {
    apply(HOLIDAYS + NIGHT, NOON);
    String all = "SELECT c.xmin, c.ctid, t.xmin, t.ctid FROM qrtz_calendars c, qrtz_triggers t";
    var before = database.rows(all);

    apply(NIGHT + HOLIDAYS.replace("saturday, sunday", "Sunday,saturday"), NOON.plusSeconds(60));

    assertThat(database.rows(all)).isEqualTo(before);
  }

  @Test
  void aDayThatIsNotExcludedAnyMoreIsNotWaitedFor() throws Exception {
    apply(HOLIDAYS + NIGHT, NOON);
    apply(HOLIDAYS.replace("2030-01-02..", "") + NIGHT, NOON);

    assertThat(database.rows(NEXT)).containsExactly("2030-01-02 01:30:00 sendonce.holidays");
  }

  @Test
  void aPeriodKeepsItsRhythmWhenItsCalendarChanges() throws Exception {
    apply(HOLIDAYS + HOURLY, NOON);
    assertThat(database.rows(NEXT)).containsExactly("2030-01-01 12:00:00 null");

    apply(HOLIDAYS + HOURLY + "job.a.calendar = holidays\n", NOON.plusSeconds(60));
    assertThat(database.rows(NEXT)).containsExactly("2030-01-01 12:00:00 sendonce.holidays");

    database.execute("UPDATE qrtz_triggers SET next_fire_time = next_fire_time + 7 * 3600000");
    apply(
        HOLIDAYS.replace("2030-01-02", "2030-01-01") + HOURLY + "job.a.calendar = holidays\n",
        NOON.plusSeconds(60));
    assertThat(database.rows(NEXT)).containsExactly("2030-01-04 03:00:00 sendonce.holidays");

    apply(HOLIDAYS + HOURLY, NOON.plusSeconds(60));
    assertThat(database.rows(NEXT)).containsExactly("2030-01-01 19:00:00 null");
  }

  @Test
  void aCalendarThatNobodyNeedsGoesAndThatOfAnotherGroupDoesNot() throws Exception {
    apply(HOLIDAYS + NIGHT, NOON);
    try (Applied node = node(HOURLY, NOON)) {
      node.scheduler().addCalendar("sendonce.more.theirs", new WeeklyCalendar(), true, true);
      node.scheduler().addCalendar("sendonce.theirs", new WeeklyCalendar(), true, true);
      node.apply();
    }

    assertThat(database.rows("SELECT calendar_name FROM qrtz_calendars ORDER BY 1"))
        .containsExactly("sendonce.more.theirs", "sendonce.theirs");
  }

  @Test
  void aCalendarOfSomebodyElseIsNotReplaced() throws Exception {
    try (Applied node = node(HOLIDAYS + NIGHT, NOON)) {
      node.scheduler().addCalendar("sendonce.holidays", new WeeklyCalendar(), true, true);

      assertThatThrownBy(node::apply)
          .hasMessageEndingWith(
              "the store has a calendar sendonce.holidays that no jobs file made: rename one");
    }
    assertThat(database.rows("SELECT job_name FROM qrtz_job_details")).isEmpty();
  }

  @Test
  void aFixedDelayStandsOnTheTriggerForTheStore() throws Exception {
    String delay = "job.a.class = io.sendonce.scheduler.plugin.LaneJob\njob.a.delay = 30s\n";
    try (Applied node = node(delay, NOON).apply()) {
      Trigger trigger = node.scheduler().getTrigger(new TriggerKey("a", "sendonce"));

      assertThat(trigger.getJobDataMap()).containsEntry("sendonce.delay", "30000");
    }
    assertThat(database.rows("SELECT repeat_interval, repeat_count FROM qrtz_simple_triggers"))
        .containsExactly("30000 -1");
  }

  @Test
  void aJobForPeopleHasNoTriggerAndLosesTheOneItHad() throws Exception {
    apply(HOURLY, NOON);
    apply(HOURLY.replaceAll("job.a.every.*", "job.a.manual = true"), NOON);

    assertThat(database.rows("SELECT trigger_name FROM qrtz_triggers")).isEmpty();
    assertThat(database.rows("SELECT job_name, is_durable FROM qrtz_job_details"))
        .containsExactly("a t");

    apply(HOURLY, NOON);
    assertThat(database.rows(NEXT)).containsExactly("2030-01-01 12:00:00 null");
  }

  @Test
  void conductOfAJobIsWrittenToTheStore() throws Exception {
    String conduct = "job.a.durable = false\njob.a.recover = true\njob.a.max-run = 5m\n";
    try (Applied node = node(HOURLY + conduct, NOON).apply()) {
      JobDetail job = node.scheduler().getJobDetail(new JobKey("a", "sendonce"));

      assertThat(job.isDurable()).isFalse();
      assertThat(job.requestsRecovery()).isTrue();
      assertThat(job.getJobDataMap()).containsEntry("sendonce.max-run", "300000");
      assertThat(node.scheduler().getListenerManager().getJobListeners())
          .as("who watches over max-run in a scheduler that is not our node's")
          .hasSize(1);
    }
  }

  /** Quartz takes such a job away together with its last trigger. */
  @Test
  void aJobThatIsNotDurableSurvivesAChangeOfItsSchedule() throws Exception {
    String conduct = "job.a.durable = false\n";
    apply(HOURLY + conduct, NOON);
    apply(HOLIDAYS + NIGHT + conduct, NOON);

    assertThat(database.rows("SELECT job_name, is_durable FROM qrtz_job_details"))
        .containsExactly("a f");
    assertThat(database.rows("SELECT trigger_type FROM qrtz_triggers")).containsExactly("CRON");
  }

  @Test
  void aScheduleThatHasEndedIsNoProblemOnceItWasApplied() throws Exception {
    String once =
        """
        job.a.class = io.sendonce.scheduler.plugin.AnyJob
        job.a.cron = 0 0 0 1 2 ? 2030
        job.a.zone = UTC
        """;
    apply(once, NOON);
    database.execute("DELETE FROM qrtz_cron_triggers; DELETE FROM qrtz_triggers");

    apply(once, Instant.parse("2031-01-01T00:00:00Z"));

    assertThat(database.rows("SELECT job_name FROM qrtz_job_details")).containsExactly("a");
  }

  private void apply(String jobs, Instant now) throws Exception {
    try (Applied node = node(jobs, now)) {
      node.apply();
    }
  }

  private Applied node(String jobs, Instant now) throws Exception {
    // A change is a new file and not a return to an old one.
    return new Applied(
        database, directory, "a", "jobs.generation = " + generation++ + "\n" + jobs, now);
  }

  private int generation;

  private static long noonOf(String day) {
    return Instant.parse("2030-01-" + day + "T12:00:00Z").toEpochMilli();
  }
}
