package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsListCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void anEmptyStoreSaysWhoFillsIt() {
    assertThat(rig.run("jobs", "list"))
        .isEqualTo(
            new CommandRig.Answer(
                0,
                """
                No jobs of sendonce are in the store. A node stores them when it starts, from jobs.properties.
                at TIME
                """,
                ""));
  }

  @Test
  void aStoreOfOthersNamesThem() {
    rig.sql(
        "INSERT INTO qrtz_job_details VALUES ('theirs', 'a', 'g', null, 'x.Y', true, false, false, false, null)");
    assertThat(rig.run("jobs", "list").out())
        .startsWith(
            "No jobs of sendonce are in the store. These tables hold jobs of theirs: is org.quartz.scheduler.instanceName right?\n");
  }

  @Test
  void jobsAreShownAsTheTablesHaveThem() {
    cluster();
    assertThat(rig.run("jobs", "list").out())
        .isEqualTo(
            """
            6 jobs and 6 triggers of sendonce, 2 executing.
            at TIME

            Needs a look
              trigger sendonce.send-1 is ACQUIRED and reserved by nobody: our job store frees it at a check-in, stock Quartz never does
              trigger sendonce.weekly is ERROR: it does not fire until resetTriggerFromErrorState() is called
              fire f-night of job sendonce.night on node-a has taken 400 s, its bound is 5m

            Group own
              job   schedule                 state  next fire  last fire
              tidy  none: runs by hand only  -      -          -

            Group sendonce
              job     schedule                                          state           next fire             last fire
              night   once (MANUAL.MT_1)                                COMPLETE        -                     -
                      cron 0 30 2 * * ? Europe/Paris but sendonce.free  PAUSED_BLOCKED  TIME  TIME
              poll    30s after each run                                WAITING         TIME  -
              send-0  every 1s                                          BLOCKED         TIME  TIME
              send-1  every 1s, 3 times                                 ACQUIRED        TIME  -
              weekly  of type BLOB                                      ERROR           -                     -

            Executing
              sendonce.night   on node-a  since TIME  fire f-night
              sendonce.send-0  on node-a  since TIME  fire f-send

            Paused groups
              sendonce
            """);
  }

  @Test
  void whatIsHeldByNobodyOrByTheGoneShowsUp() {
    cluster();
    rig.sql("DELETE FROM qrtz_scheduler_state WHERE instance_name = 'node-a'");
    rig.sql("DELETE FROM qrtz_fired_triggers WHERE entry_id = 'f-send'");
    rig.sql("INSERT INTO qrtz_paused_trigger_grps VALUES ('sendonce', '_$_ALL_GROUPS_PAUSED_$_')");
    String text = rig.run("jobs", "list").out();
    assertThat(text)
        .contains(
            "  all groups were paused at once: groups that are added later are paused too, until resumeAll() is called\n",
            "  trigger sendonce.send-0 is BLOCKED and its job does not execute: our job store frees it",
            "  fire f-night of trigger MANUAL.MT_1 is EXECUTING since TIME on node-a, which is not in the cluster: others take over at a check-in\n")
        .doesNotContain("_$_");
  }

  @Test
  void aReservedTriggerIsNoTrouble() {
    cluster();
    fire("f-1", "send-1", "sendonce", "ACQUIRED", "", 0);
    assertThat(rig.run("jobs", "list").out()).doesNotContain("reserved by nobody");
  }

  @Test
  void oneGroupCanBeShownAlone() {
    cluster();
    String text = rig.run("jobs", "list", "--group", "own").out();
    assertThat(text).startsWith("1 job and 0 triggers of sendonce, 0 executing.\n");
    assertThat(text).contains("Group own").doesNotContain("Group sendonce", "Executing");
    assertThat(rig.run("jobs", "list", "--group", "odd").out())
        .startsWith("No jobs in group odd; the groups are own, sendonce.\n");
  }

  @Test
  void programsGetJson() {
    cluster();
    assertThat(rig.run("jobs", "list", "--json", "--group", "sendonce").out())
        .contains("\"scheduler\" : \"sendonce\"")
        .contains("\"state\" : \"PAUSED_BLOCKED\"")
        .contains("\"maxRunMillis\" : 300000")
        .contains("\"isEverythingPaused\" : false")
        .contains("\"at\" : \"");
  }

  @Test
  void theTablesMayHaveAnotherPrefix() {
    cluster();
    for (String table :
        List.of(
            "job_details",
            "triggers",
            "simple_triggers",
            "cron_triggers",
            "fired_triggers",
            "paused_trigger_grps",
            "scheduler_state")) {
      rig.sql("ALTER TABLE qrtz_" + table + " RENAME TO q_" + table);
    }
    rig.write("quartz.properties", "org.quartz.jobStore.tablePrefix = Q_\n");
    assertThat(rig.run("jobs", "list").out()).startsWith("6 jobs and 6 triggers of sendonce");
  }

  private void cluster() {
    rig.sql(
        "INSERT INTO qrtz_scheduler_state VALUES ('sendonce', 'node-a', (extract(epoch FROM now()) * 1000)::bigint, 2000)");
    for (String name : List.of("night", "poll", "send-0", "send-1", "weekly")) {
      job("sendonce", name);
    }
    job("own", "tidy");
    rig.sql(
        "UPDATE qrtz_job_details SET job_data = convert_to(E'#\\n#Tue Nov 24\\nsendonce.max-run=300000\\ncolor=blue\\n', 'LATIN1')"
            + " WHERE job_name = 'night'");
    // Serialised by Java, which holds zeroes and is never read.
    rig.sql(
        "UPDATE qrtz_job_details SET job_data = '\\xaced0005000a73656e646f6e6365' WHERE job_name = 'send-0'");
    trigger("sendonce", "night", "night", "PAUSED_BLOCKED", "CRON", true, true);
    trigger("MANUAL", "MT_1", "night", "COMPLETE", "SIMPLE", false, false);
    trigger("sendonce", "poll", "poll", "WAITING", "SIMPLE", true, false);
    trigger("sendonce", "send-0", "send-0", "BLOCKED", "SIMPLE", true, true);
    trigger("sendonce", "send-1", "send-1", "ACQUIRED", "SIMPLE", true, false);
    trigger("sendonce", "weekly", "weekly", "ERROR", "BLOB", false, false);
    rig.sql(
        "UPDATE qrtz_triggers SET calendar_name = 'sendonce.free' WHERE trigger_name = 'night'");
    rig.sql(
        "UPDATE qrtz_triggers SET job_data = convert_to(E'#\\nsendonce.delay=30000\\n', 'LATIN1') WHERE trigger_name = 'poll'");
    rig.sql(
        "INSERT INTO qrtz_cron_triggers VALUES ('sendonce', 'night', 'sendonce', '0 30 2 * * ?', 'Europe/Paris')");
    rig.sql(
        "INSERT INTO qrtz_simple_triggers VALUES ('sendonce', 'MT_1', 'MANUAL', 0, 0, 1),"
            + " ('sendonce', 'poll', 'sendonce', -1, 30000, 1),"
            + " ('sendonce', 'send-0', 'sendonce', -1, 1000, 1),"
            + " ('sendonce', 'send-1', 'sendonce', 2, 1000, 1)");
    fire("f-night", "MT_1", "MANUAL", "EXECUTING", "night", 400);
    fire("f-send", "send-0", "sendonce", "EXECUTING", "send-0", 2);
    rig.sql("INSERT INTO qrtz_paused_trigger_grps VALUES ('sendonce', 'sendonce')");
  }

  private void job(String group, String name) {
    rig.sql(
        "INSERT INTO qrtz_job_details VALUES ('sendonce', ?, ?, null, 'gone.Job', true, true, false, false, null)",
        name,
        group);
  }

  private void trigger(
      String group,
      String name,
      String job,
      String state,
      String type,
      boolean fires,
      boolean fired) {
    rig.sql(
        "INSERT INTO qrtz_triggers VALUES ('sendonce', ?, ?, ?, 'sendonce', null, ?, ?, 5, ?, ?, 1, 0, null, 0, null)",
        name,
        group,
        job,
        fires ? 1_900_000_000_000L : 0L,
        fired ? 1_700_000_000_000L : -1L,
        state,
        type);
  }

  private void fire(String id, String trigger, String group, String state, String job, int age) {
    rig.sql(
        "INSERT INTO qrtz_fired_triggers SELECT 'sendonce', ?, ?, ?, 'node-a',"
            + " (extract(epoch FROM clock_timestamp()) * 1000)::bigint - ? * 1000 - 200, 1, 5, ?,"
            + " nullif(job, ''), CASE WHEN job <> '' THEN 'sendonce' END, true, false"
            + " FROM (SELECT CAST(? AS text) AS job) AS j",
        id,
        trigger,
        group,
        age,
        state,
        job);
  }
}
