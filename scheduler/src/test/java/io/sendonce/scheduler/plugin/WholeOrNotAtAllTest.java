package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WholeOrNotAtAllTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String BEFORE = job("a", "1h") + job("b", "1h") + job("c", "1h");
  private static final String AFTER =
      job("a", "2h")
          + job("d", "1h")
          + "calendar.c.exclude = sunday\ncalendar.c.zone = UTC\njob.d.calendar = c\n"
          + job("e", "1h");

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  /** The last of several changes fails in the database; no earlier one may stay. */
  @Test
  void aFailureInTheMiddleChangesNothing() throws Exception {
    apply(BEFORE);
    database.execute(
        """
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
        CREATE TRIGGER fail BEFORE INSERT ON qrtz_triggers FOR EACH ROW
        WHEN (NEW.trigger_name = 'e') EXECUTE FUNCTION fail()
        """);
    List<String> before = everything();

    assertThatThrownBy(() -> apply(AFTER))
        .isInstanceOf(JobsNotAppliedException.class)
        .hasMessageContaining("jobs.properties could not be applied: ")
        .hasMessageContaining("the disk is full");

    assertThat(everything()).isEqualTo(before);
    database.execute("DROP TRIGGER fail ON qrtz_triggers");
    apply(AFTER);
    assertThat(database.rows("SELECT job_name FROM qrtz_job_details ORDER BY 1"))
        .containsExactly("a", "d", "e");
  }

  @Test
  void aPlanTellsEveryChangeAndMakesNone() throws Exception {
    try (Applied node = node(BEFORE)) {
      JobsReport first = node.store().plan(parse(BEFORE), Applier.person("kim"));
      assertThat(first.summary()).isEqualTo("3 added");
      assertThat(first.isApplied()).isFalse();
      assertThat(database.rows("SELECT to_regclass('sendonce_jobs_files')"))
          .containsExactly("null");
      node.apply();
      List<String> before = everything();

      JobsReport report = node.store().plan(parse(AFTER), Applier.person("kim"));

      assertThat(report.changes())
          .extracting(
              change ->
                  change.name()
                      + " "
                      + change.kind()
                      + " "
                      + change.differences().stream().map(Difference::describe).toList())
          .containsExactly(
              "calendar c ADDED [sunday in UTC]",
              "b REMOVED []",
              "c REMOVED []",
              "a RESCHEDULED [schedule: every 1h -> every 2h]",
              "d ADDED [every 1h: io.sendonce.scheduler.plugin.AnyJob]",
              "e ADDED [every 1h: io.sendonce.scheduler.plugin.AnyJob]");
      assertThat(report.verdict()).isEqualTo(Verdict.NEWER);
      assertThat(everything()).isEqualTo(before);
    }
  }

  @Test
  void surplusJobsGoOnAndAreFlaggedWhereTheFileSaysSo() throws Exception {
    apply(BEFORE);
    apply("jobs.surplus = flag\n" + job("a", "1h"));

    assertThat(database.rows("SELECT job_name FROM qrtz_triggers ORDER BY 1"))
        .containsExactly("a", "b", "c");
    assertThat(database.rows("SELECT summary, surplus FROM sendonce_jobs_files ORDER BY id DESC"))
        .startsWith("2 flagged, 1 kept {b,c}");

    apply(job("a", "1h"));
    assertThat(database.rows("SELECT job_name FROM qrtz_triggers")).containsExactly("a");
  }

  private List<String> everything() {
    return List.of("qrtz_job_details", "qrtz_triggers", "qrtz_simple_triggers", "qrtz_calendars")
        .stream()
        .flatMap(table -> database.rows("SELECT xmin, t.* FROM " + table + " t").stream())
        .toList();
  }

  private void apply(String jobs) throws Exception {
    try (Applied node = node(jobs)) {
      node.apply();
    }
  }

  private Applied node(String jobs) throws Exception {
    return new Applied(database, directory, "a", jobs, NOON);
  }

  private static JobsFile.Jobs parse(String text) {
    return (JobsFile.Jobs) JobsFile.parse("jobs.properties", text);
  }

  private static String job(String name, String every) {
    return "job.%1$s.class = io.sendonce.scheduler.plugin.AnyJob\njob.%1$s.every = %2$s\n"
        .formatted(name, every);
  }
}
