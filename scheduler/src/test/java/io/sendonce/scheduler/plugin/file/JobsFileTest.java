package io.sendonce.scheduler.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    assertThat(timing(jobs, 0).priority()).isEqualTo(7);
    assertThat(timing(jobs, 0).misfire()).isEqualTo(Timing.Misfire.SKIP);
    assertThat(jobs.get(0).jobNames()).containsExactly("send-0", "send-1", "send-2");
    assertThat(timing(jobs, 1).priority()).isEqualTo(5);
    assertThat(timing(jobs, 1).misfire()).isEqualTo(Timing.Misfire.ONCE);
    assertThat(jobs.get(1).work().description()).isEqualTo("works at night");
    assertThat(jobs.get(1).line("cron")).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job.a.evry = 2s | job.a.evry is not a setting; did you mean job.a.every?",
        "job.a.wibble = 2s | job.a.wibble is not a setting",
        "jobs.a.every = 2s | jobs.a.every is not a setting; keys are written job.<name>.<setting>,"
            + " calendar.<name>.<setting>, alias.<class>, jobs.generation or jobs.surplus",
        "job.a = x | job.a is not a setting; keys are written job.<name>.<setting>,"
            + " calendar.<name>.<setting>, alias.<class>, jobs.generation or jobs.surplus",
        "jobs.generaton = 2 | jobs.generaton is not a setting; did you mean jobs.generation?",
        "jobs.generation = -1 | jobs.generation = -1 must be a whole number from 0 to 999999999",
        "jobs.surplus = keep | jobs.surplus = keep must be remove or flag",
        "alias.x.Old = x. | alias.x.Old = x. must be alias.<old class> = <new class>, with their"
            + " packages",
        "job.a.delay = 3s | job.a.delay and job.a.every are both set: keep one of them",
        "job.a.manual = true | job.a.manual and job.a.every are both set: keep one of them",
        "job.a.manual = yes | job.a.manual = yes must be true or false",
        "job.a.calendar = x | job.a.calendar = x names no calendar of this file",
        "job.a.max-run = long | job.a.max-run = long must be a duration from 100ms to 30d, written"
            + " like 500ms, 30s, 5m, 1h, 7d or PT30S",
        "job.a.durable = 1 | job.a.durable = 1 must be true or false",
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
        "data.x = 1 | every is missing: say when it runs, with every, delay, cron and zone, or"
            + " manual = true",
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
  void everyKindOfScheduleIsRead() {
    assertThat(
            jobs(
                """
                calendar.holidays.exclude = 2026-12-24..2026-12-26, 01-01, Saturday
                calendar.holidays.zone = Europe/Paris
                job.a.class = x.A
                job.a.delay = 30s
                job.a.max-run = 5m
                job.b.class = x.B
                job.b.manual = true
                job.b.recover = true
                job.c.class = x.C
                job.c.every = 1h
                job.c.calendar = holidays
                job.c.durable = false
                job.d.class = x.D
                job.d.delay = 1s
                job.d.each-node = true
                job.e.class = x.E
                job.e.manual = false
                job.e.every = 1m
                """))
        .extracting(JobDeclaration::describe)
        .containsExactly(
            "a, 30s after each run: x.A",
            "b, by hand: x.B",
            "c, every 1h, except holidays: x.C",
            "d on each node, 1s after each run: x.D",
            "e, every 1m: x.E");
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertThat(
            problems(
                """
                calendar.week.exclude = sunday
                calendar.week.zone = UTC
                job.a.class = x.Y
                job.a.manual = true
                job.a.zone = UTC
                job.a.priority = 3
                job.a.durable = false
                job.b.class = x.Y
                job.b.every = 1s
                job.b.lanes = 2
                job.b.recover = true
                job.b.calendar = week
                job.c.class = x.Y
                job.c.manual = true
                job.c.each-node = true
                job.c.lanes = 2
                job.c.recover = true
                job.d.class = x.Y
                job.d.delay = 1m
                job.d.calendar = wek
                job.e.class = x.Y
                job.e.delay = 1m
                job.e.calendar = week
                """))
        .isEqualTo(
            """
            jobs.properties has 10 problems:
              line 5: job.a.zone is only for a job with every, delay or cron
              line 6: job.a.priority is only for a job with every, delay or cron
              line 7: job.a.durable = false does not go with manual: nothing would keep it in the store
              line 12: job.b.calendar = week does not go with every 1s: the least is 10s
              line 11: job.b.recover = true does not go with lanes: a lane goes on where the last run stopped
              line 16: job.c.lanes = 2 does not go with job.c.each-node
              line 14: job.c.manual = true does not go with job.c.each-node: any node would run it
              line 17: job.c.recover = true does not go with each-node: another node would run it
              line 20: job.d.calendar = wek names no calendar of this file; did you mean week?
              line 23: job.e.calendar = week does not go with delay: when a run ends does not ask for days""");
  }

  @Test
  void aChainOfAliasesIsRefused() {
    assertThat(problems("alias.x.A = x.B\nalias.x.B = x.C\n"))
        .isEqualTo(
            "jobs.properties has 1 problem:\n  line 1: alias.x.A = x.B names a class that has an"
                + " alias itself: name the last one");
  }

  @Test
  void aFileSaysWhichGenerationItIsAndWhatBecomesOfSurplusJobs() {
    JobsFile.Jobs silent = file(GOOD);
    JobsFile.Jobs outspoken =
        file(GOOD + "jobs.generation = 12\njobs.surplus = flag\nalias.x.Old = x.Y\n");

    assertThat(silent.head()).isEqualTo(new Head(0, Head.Surplus.REMOVE));
    assertThat(outspoken.head()).isEqualTo(new Head(12, Head.Surplus.FLAG));
    assertThat(outspoken.aliases()).isEqualTo(Map.of("x.Old", "x.Y"));
  }

  @Test
  void filesThatMeanTheSameHaveTheSameFingerprint() {
    String other = "job.b.class = x.B\njob.b.manual = true\n";
    String days = "calendar.c.exclude = 12-24..12-25\ncalendar.c.zone = UTC\n";
    String fingerprint = file(GOOD + other + days).fingerprint();

    assertThat(
            List.of(
                file(days + other + "# words\njobs.generation = 7\n" + GOOD),
                file(GOOD.replace("2s", "2000ms") + other + days),
                file(GOOD + other + days.replace("12-24..12-25", "12-25, 12-24")),
                file(
                    GOOD
                        + other
                        + days
                        + "job.c.class = x\njob.c.every = 1s\njob.c.enabled = false")))
        .allSatisfy(same -> assertThat(same.fingerprint()).isEqualTo(fingerprint));
    assertThat(
            List.of(
                file(GOOD + other),
                file(GOOD + days),
                file(GOOD.replace("2s", "3s") + other + days),
                file(GOOD + other + days.replace("UTC", "Europe/Paris")),
                file(GOOD + other + days + "job.a.max-run = 1s"),
                file(GOOD + other + days + "job.b.data.x = 1"),
                file(GOOD + other + days + "jobs.surplus = flag"),
                file(GOOD + other + days + "alias.x = y")))
        .allSatisfy(different -> assertThat(different.fingerprint()).isNotEqualTo(fingerprint));
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
            "send in 8 lanes, 100ms after each run: io.sendonce.jobs.quartz.SendLaneJob",
            "recover, every 5s: io.sendonce.jobs.quartz.RecoverJob",
            "reconcile, every 5s: io.sendonce.jobs.quartz.ReconcileJob",
            "account-health, every 1m: io.sendonce.jobs.quartz.AccountHealthJob",
            "watch, every 30s: io.sendonce.jobs.quartz.WatchJob",
            "deliver-alerts, every 10s: io.sendonce.jobs.quartz.DeliverAlertsJob");
  }

  @Test
  void theShippedExamplesAreReadyToBeEnabled() throws IOException {
    String shipped = Files.readString(Path.of("..", "config", "jobs.properties"));

    assertThat(file(shipped.replaceAll("(?m)^(job.*enabled = )false", "$1true")).describe())
        .contains(
            "morning-mail, cron 0 30 8 * * ? in Europe/Paris, except office-days:"
                + " org.quartz.jobs.ee.mail.SendMailJob",
            "drop-folder on each node, every 10s: io.sendonce.jobs.quartz.DropFolderJob");
  }

  @Test
  void everySettingIsExplainedInTheShippedFile() throws IOException {
    String shipped = Files.readString(Path.of("..", "config", "jobs.properties"));

    for (String field : JobReader.FIELDS) {
      assertThat(shipped).contains("#   job.<name>." + field + " ");
    }
    for (String field : CalendarReader.FIELDS) {
      assertThat(shipped).contains("#   calendar.<name>." + field + " ");
    }
    for (String field : HeadReader.FIELDS) {
      assertThat(shipped).contains("#   jobs." + field + " ");
    }
  }

  private static Map.Entry<String, String> entry(String key, String value) {
    return Map.entry(key, value);
  }

  private static Timing timing(List<JobDeclaration> jobs, int index) {
    return Objects.requireNonNull(jobs.get(index).timing());
  }

  private static List<JobDeclaration> jobs(String text) {
    return file(text).declarations();
  }

  private static JobsFile.Jobs file(String text) {
    JobsFile file = JobsFile.parse("jobs.properties", text);
    assertThat(file).isInstanceOf(JobsFile.Jobs.class);
    return (JobsFile.Jobs) file;
  }

  private static String problems(String text) {
    JobsFile file = JobsFile.parse("jobs.properties", text);
    assertThat(file).isInstanceOf(JobsFile.Broken.class);
    return Problem.report(((JobsFile.Broken) file).problems());
  }
}
