package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.properties.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsFileTest {

  private static final String GOOD = "job.a.class = x.Y\njob.a.every = 2s\n";

  @Test
  void aGoodFileIsReadToItsLastField() {
    List<JobDeclaration> jobs =
        jobs(
            """
            job.send.class = x.Send
            job.send.every = 2s
            job.send.lanes = 3
            job.send.data.color.of.it = dark blue
            job.send.priority = 7
            job.night.class = x.Night
            job.night.cron = 0 0/5 * * * ?
            job.night.zone = Europe/Paris
            job.night.misfire = once
            job.night.description = works at night
            """);

    assertThat(jobs)
        .extracting(JobDeclaration::describe)
        .containsExactly(
            "send in 3 lanes, every 2s: x.Send",
            "night, cron 0 0/5 * * * ? in Europe/Paris: x.Night");
    assertThat(jobs.get(0).work().data()).containsOnly(entry("color.of.it", "dark blue"));
    assertThat(jobs.get(0).timing().priority()).isEqualTo(7);
    assertThat(jobs.get(0).timing().misfire()).isEqualTo(Schedule.Misfire.SKIP);
    assertThat(jobs.get(0).jobNames()).containsExactly("send-0", "send-1", "send-2");
    assertThat(jobs.get(1).timing().priority()).isEqualTo(5);
    assertThat(jobs.get(1).timing().misfire()).isEqualTo(Schedule.Misfire.ONCE);
    assertThat(jobs.get(1).work().description()).isEqualTo("works at night");
    assertThat(jobs.get(1).line("cron")).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job.a.evry = 2s | job.a.evry is not a setting; did you mean job.a.every?",
        "job.a.wibble = 2s | job.a.wibble is not a setting",
        "jobs.a.every = 2s | jobs.a.every is not a setting; keys are written job.<name>.<setting>",
        "job.a = x | job.a is not a setting; keys are written job.<name>.<setting>",
        "job.ä.every = 1s | job.ä.every: the name of a job is 1 to 100 of the characters A-Z a-z"
            + " 0-9 _ -",
        "job.a.lanes = 0 | job.a.lanes = 0 must be a whole number from 1 to 256",
        "job.a.lanes = 1e2 | job.a.lanes = 1e2 must be a whole number from 1 to 256",
        "job.a.priority = 11 | job.a.priority = 11 must be a whole number from 1 to 10",
        "job.a.misfire = all | job.a.misfire = all must be skip or once",
        "job.a.enabled = no | job.a.enabled = no must be true or false",
        "job.a.zone = UTC | job.a.zone is only for a job with cron",
        "job.a.cron = 0 0 * * * ? | job.a.cron and job.a.every are both set: keep one of them",
        "job.a.every = 3s | job.a.every is set twice; first in line 2",
        "job.a.data.sendonce.work = 1 | job.a.data.sendonce.work: data beginning with sendonce. is"
            + " the plugin's own",
      })
  void aWrongLineIsNamedWithKeyRuleAndValue(String line, String problem) {
    assertThat(problems(GOOD + line + "\n"))
        .isEqualTo("jobs.properties has 1 problem:\n  line 3: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every = 2 | every = 2 must be a duration from 100ms to 365d, written like 500ms, 30s, 5m,"
            + " 1h, 7d or PT30S",
        "every = 99ms | every = 99ms must be a duration from 100ms to 365d, written like 500ms,"
            + " 30s, 5m, 1h, 7d or PT30S",
        "cron = 0 0 * * * ? | zone is missing: say where the clock hangs that job.a.cron means, UTC"
            + " for instance",
        "data.x = 1 | every is missing: say when it runs, with every or with cron and zone",
      })
  void aWrongScheduleIsNamedWithKeyRuleAndValue(String field, String problem) {
    assertThat(problems("job.a." + field + "\njob.a.class = x.Y\n"))
        .isEqualTo("jobs.properties has 1 problem:\n  line 1: job.a." + problem);
  }

  @Test
  void aWrongCronOrZoneSaysWhy() {
    assertThat(
            problems(
                """
                job.a.class = x.Y
                job.a.cron = 0 0 25 * * ?
                job.a.zone = Europe/Pariss
                job.b.class = x.Y
                job.b.cron = 0 99 * * * ?
                job.b.zone = UTC
                """))
        .isEqualTo(
            """
            jobs.properties has 3 problems:
              line 3: job.a.zone = Europe/Pariss must be a time zone such as Europe/Paris or UTC; \
            did you mean Europe/Paris?
              line 2: job.a.cron = 0 0 25 * * ? is not a cron expression: Hour values must be \
            between 0 and 23
              line 5: job.b.cron = 0 99 * * * ? is not a cron expression: 98 and 99 are no times""");
  }

  @Test
  void everyProblemOfEveryJobIsReportedAtOnce() {
    assertThat(
            problems(
                """
                job.a.every = 2s
                job.b.class = x.Y
                job.b.every = soon
                job.b.lanes = many
                """))
        .isEqualTo(
            """
            jobs.properties has 3 problems:
              line 1: job.a.class is missing: name the class that runs
              line 3: job.b.every = soon must be a duration from 100ms to 365d, written like \
            500ms, 30s, 5m, 1h, 7d or PT30S
              line 4: job.b.lanes = many must be a whole number from 1 to 256""");
  }

  @Test
  void laneDataCannotBeGivenByHand() {
    assertThat(problems(GOOD + "job.a.lanes = 2\njob.a.data.lane = 7\n"))
        .isEqualTo(
            "jobs.properties has 1 problem:\n"
                + "  line 4: job.a.data.lane is set for each lane, it cannot be given");
  }

  @Test
  void aJobNamedLikeALaneIsRefused() {
    assertThat(problems(GOOD + "job.a.lanes = 2\njob.a-1.class = x.Z\njob.a-1.every = 1s\n"))
        .isEqualTo(
            "jobs.properties has 1 problem:\n"
                + "  line 4: job.a-1.class makes a job a-1, and so does job.a.class");
  }

  @Test
  void aJobThatIsNotEnabledIsCheckedAllTheSame() {
    assertThat(jobs(GOOD + "job.a.enabled = false\n")).isEmpty();
    assertThat(problems(GOOD + "job.a.enabled = false\njob.a.lanes = x\n"))
        .contains("job.a.lanes = x must be");
  }

  @Test
  void aFileThatIsNotThereIsBroken(@TempDir Path directory) {
    Path file = directory.resolve("jobs.properties");

    assertThat(JobsFile.read(file))
        .isEqualTo(
            new JobsFile.Broken(List.of(new Problem(file.toString(), 0, "the file is missing"))));
  }

  @Test
  void theShippedFileDeclaresTheLanesAndTheHousekeeping() {
    JobsFile shipped = JobsFile.read(Path.of("..", "config", "jobs.properties"));

    assertThat(shipped).isInstanceOf(JobsFile.Jobs.class);
    assertThat(((JobsFile.Jobs) shipped).describe())
        .containsExactly(
            "send in 8 lanes, every 1s: io.sendonce.jobs.quartz.SendLaneJob",
            "recover, every 5s: io.sendonce.jobs.quartz.RecoverJob",
            "reconcile, every 5s: io.sendonce.jobs.quartz.ReconcileJob",
            "account-health, every 1m: io.sendonce.jobs.quartz.AccountHealthJob");
  }

  private static java.util.Map.Entry<String, String> entry(String key, String value) {
    return java.util.Map.entry(key, value);
  }

  private static List<JobDeclaration> jobs(String text) {
    JobsFile file = JobsFile.parse("jobs.properties", text);
    assertThat(file).isInstanceOf(JobsFile.Jobs.class);
    return ((JobsFile.Jobs) file).declarations();
  }

  private static String problems(String text) {
    JobsFile file = JobsFile.parse("jobs.properties", text);
    assertThat(file).isInstanceOf(JobsFile.Broken.class);
    return Problem.report(((JobsFile.Broken) file).problems());
  }
}
