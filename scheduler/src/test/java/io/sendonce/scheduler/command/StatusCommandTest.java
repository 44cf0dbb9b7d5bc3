package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatusCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void anEmptyDatabaseIsDescribedSensibly() {
    assertThat(rig.run("status"))
        .isEqualTo(
            new CommandRig.Answer(
                0,
                """
                No node is alive.
                at TIME

                Messages
                  pending     0
                  processing  0
                  sent        0
                  failed      0
                  uncertain   0
                  suppressed  0
                  cancelled   0

                Nodes
                  none is checked in
                """,
                ""));
  }

  @Test
  void aClusterAtWorkIsDescribedInOneScreen() {
    nodes();
    rig.sql(
        "INSERT INTO campaigns (name, status, status_reason) VALUES ('c1', 'active', NULL), ('c2', 'paused', 'price changed')");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'ada'), (1, 'bob'), (2, 'cyd')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('a1'), ('a2')");
    rig.sql(
        "UPDATE linkedin_accounts SET paused_at = now(), paused_until = now() + interval '1 h', resumes = 'at_time', pause_reason = 'limit_exceeded' WHERE id = 2");
    queue(1, 1, 1, "-2 min");
    queue(1, 1, 2, "1 h");
    queue(1, 2, 1, "-1 min");
    queue(1, 1, 1, "-1 min", 2);
    queue(2, 3, 1, "-1 min");
    assertThat(rig.run("status").out())
        .isEqualTo(
            """
            Held: 1 campaign and 1 account paused.
            at TIME

            Messages
              pending     5  4 due, 1 later
              processing  0
              sent        0
              failed      0
              uncertain   0
              suppressed  0
              cancelled   0

            Why pending messages wait
              1  account is paused       until TIME  message 4 waits because account 2 is paused until TIME: limit_exceeded
              1  campaign is paused                                  message 5 waits because campaign 2 is paused: price changed
              1  planned for later       until TIME  message 2 waits for its time, until TIME
              1  another one goes first                              message 3 waits for its turn: message 1 goes first
              1  goes next                                           message 1 goes with the next claim of account 1

            Paused
              campaign 2  until a person resumes it   price changed   1 pending
              account 2   until TIME  limit_exceeded  1 pending

            Nodes
              node-a  alive  last check-in TIME
              node-b  late   last check-in TIME
              node-c  dead   last check-in TIME
            """);
  }

  @Test
  void whatIsDueAndOldIsSaidFirst() {
    nodes();
    rig.sql("INSERT INTO campaigns (name) VALUES ('c1')");
    rig.sql("INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'ada')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('a1')");
    queue(1, 1, 1, "-90 s");
    assertThat(rig.run("status").out())
        .matches("(?s)Sending normally: 1 due, oldest since 9\\d s\\.\n.*");
    rig.sql("UPDATE send_queue SET scheduled_for = now() - interval '20 min'");
    assertThat(rig.run("status").out())
        .startsWith("Not sending, and no gate explains it: 1 due, oldest since 20 min.\n");
    rig.sql("UPDATE send_queue SET scheduled_for = now() + interval '20 min'");
    assertThat(rig.run("status").out())
        .startsWith("Nothing is due now; the next may go at TIME.\n");
  }

  @Test
  void quartzTablesMayBeMissing() {
    rig.sql("DROP TABLE qrtz_scheduler_state");
    assertThat(rig.run("status").out()).contains("Nodes\n  none is checked in\n");
  }

  private void nodes() {
    // Before the server's own start nobody can have been silent.
    String age = "SELECT extract(epoch FROM now() - pg_postmaster_start_time())::bigint";
    await().until(() -> rig.number(age) >= 5);
    rig.sql(
        "INSERT INTO qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)"
            + " SELECT s, n, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - age, every"
            + " FROM (VALUES ('sendonce', 'node-a', 1000, 60000), ('sendonce', 'node-b', 2000, 500),"
            + " ('sendonce', 'node-c', 68000, 101), ('other', 'node-d', 0, 60000)) AS v (s, n, age, every)");
  }

  private void queue(long campaign, long prospect, int step, String due) {
    queue(campaign, prospect, step, due, 1);
  }

  private void queue(long campaign, long prospect, int step, String due, long account) {
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
            + " VALUES (?, ?, ?, ?, 'Hello', now() + CAST(? AS interval))",
        campaign,
        prospect,
        account,
        step,
        due);
  }
}
