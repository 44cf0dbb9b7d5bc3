package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsCommandsTest {

  private static final String JOBS =
      """
      job.send.class = io.sendonce.jobs.quartz.SendLaneJob
      job.send.lanes = 2
      job.send.every = 1s
      job.recover.class = io.sendonce.jobs.quartz.RecoverJob
      job.recover.every = 5s
      job.recover.data.color = blue
      """;
  private static final String DROP =
      """
      job.drop.class = io.sendonce.jobs.quartz.RecoverJob
      job.drop.every = 30s
      job.drop.each-node = true
      """;
  private static final String ROWS =
      "SELECT job_name || ' ' || coalesce(repeat_interval::text, '-') FROM qrtz_job_details"
          + " LEFT JOIN qrtz_simple_triggers ON trigger_name = job_name ORDER BY 1";

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void aPlanShowsWhatApplyThenDoesAndSaysSo() {
    rig.write("jobs.properties", JOBS + DROP);

    assertThat(rig.run("jobs", "plan"))
        .isEqualTo(
            new Answer(
                0,
                """
                config/jobs.properties (generation 0) is the first that is applied here.

                Applying it would do this
                  added  send-0   every 1s: io.sendonce.jobs.quartz.SendLaneJob
                  added  send-1   every 1s: io.sendonce.jobs.quartz.SendLaneJob
                  added  recover  every 5s: io.sendonce.jobs.quartz.RecoverJob

                0 jobs are as the file has it
                Jobs of each node are seen to by the nodes, at their start and when their file changes: drop
                """,
                ""));
    assertThat(rig.texts(ROWS)).isEmpty();
    assertThat(rig.run("jobs", "apply").out())
        .contains("\nThis was done\n  added  send-0   every 1s");
    assertThat(rig.texts(ROWS)).containsExactly("recover 5000", "send-0 1000", "send-1 1000");
    assertThat(rig.texts("SELECT applied_by FROM sendonce_jobs_files")).containsExactly("operator");
    assertThat(rig.number("SELECT count(*) FROM qrtz_scheduler_state")).isZero();
    assertThat(rig.run("jobs", "apply").out())
        .isEqualTo(
            """
            config/jobs.properties (generation 0) is what operator applied at TIME (generation 0).
            There was nothing to change.

            3 jobs are as the file has it
            Jobs of each node are seen to by the nodes, at their start and when their file changes: drop
            """);
  }

  @Test
  void aPlanNamesEveryFieldThatChanges() {
    rig.write("jobs.properties", JOBS);
    rig.run("jobs", "apply");
    rig.write(
        "next.properties",
        "jobs.generation = 2\n"
            + JOBS.replace("lanes = 2", "lanes = 1").replace("blue", "red").replace("5s", "6s")
            + "job.recover.description = mends\njob.recover.max-run = 5m\n");

    assertThat(rig.run("jobs", "plan", "--file", rig.directory() + "/next.properties").out())
        .isEqualTo(
            """
            config/next.properties (generation 2) is newer than what operator applied at TIME (generation 0).

            Applying it would do this
              removed      send-1
              changed      send-0   data.lanes
              rescheduled  recover  description: none -> mends; max-run; data.color; schedule: every 5s -> every 6s

            0 jobs are as the file has it
            """);
  }

  @Test
  void anOlderFileIsShownByPlanRefusedByApplyAndTakenWithRollback() {
    rig.write("jobs.properties", "jobs.generation = 2\n" + JOBS);
    rig.run("jobs", "apply");
    rig.write("jobs.properties", "jobs.generation = 1\n" + JOBS.replace("5s", "9s"));

    assertThat(rig.run("jobs", "plan"))
        .matches(plan -> plan.code() == 0)
        .extracting(Answer::out)
        .asString()
        .startsWith("config/jobs.properties (generation 1) is older than what operator applied at")
        .contains("\nNodes leave it, and so does apply without --rollback, which would do this\n");
    assertThat(rig.run("jobs", "apply"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "sendonce: config/jobs.properties (generation 1) is older than what operator applied"
                    + " at TIME (generation 2): nothing was changed; raise jobs.generation, or go"
                    + " back with --rollback\n"));
    assertThat(rig.texts(ROWS)).contains("recover 5000");
    assertThat(rig.run("jobs", "apply", "--rollback").code()).isZero();
    assertThat(rig.texts(ROWS)).contains("recover 9000");
  }

  @Test
  void surplusJobsAreFlaggedInPlanAndList() {
    rig.write("jobs.properties", JOBS);
    rig.run("jobs", "apply");
    rig.write("jobs.properties", "jobs.surplus = flag\n" + JOBS.replace("lanes = 2", "lanes = 1"));

    assertThat(rig.run("jobs", "plan").out())
        .contains("\n  flagged  send-1  not in the file any more, goes on: jobs.surplus = flag\n");
    assertThat(rig.run("jobs", "list").out()).doesNotContain("Not in the jobs file any more");
    rig.run("jobs", "apply");
    assertThat(rig.run("jobs", "list").out())
        .endsWith("\nNot in the jobs file any more, and going on\n  sendonce.send-1\n");
  }

  @Test
  void aBadFileIsReportedWhole() {
    rig.write("jobs.properties", "job.a.class = x.Y\njob.a.every = soon\njob.a.lanes = 0\n");

    assertThat(rig.run("jobs", "apply"))
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                sendonce: the jobs cannot be read: config/jobs.properties has 2 problems:
                  line 2: job.a.every = soon must be a duration from 100ms to 365d, written like \
                500ms, 30s, 5m, 1h, 7d or PT30S
                  line 3: job.a.lanes = 0 must be a whole number from 1 to 256
                """));
  }

  @Test
  void whatCannotBeAppliedHereSaysWhy() {
    rig.write("jobs.properties", "job.a.class = gone.Job\njob.a.every = 1s\n");

    assertThat(rig.run("jobs", "plan"))
        .isEqualTo(
            new Answer(
                1,
                "",
                """
                sendonce: it cannot be applied: config/jobs.properties has 1 problem:
                  line 1: job.a.class = gone.Job is not on the class path of this node
                """));
    assertThat(rig.run("jobs", "apply").err()).startsWith("sendonce: nothing was changed: config/");
  }

  @Test
  void aDatabaseWithoutTablesSaysWhatToRun() {
    rig.sql("DROP SCHEMA public CASCADE");
    rig.sql("CREATE SCHEMA public");

    assertThat(rig.run("jobs", "plan"))
        .matches(answer -> answer.code() == 1)
        .extracting(Answer::err)
        .asString()
        .startsWith("sendonce: the database is not migrated to this version: run sendonce migrate");
  }
}
