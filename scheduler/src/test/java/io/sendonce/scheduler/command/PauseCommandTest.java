package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PauseCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @BeforeEach
  void aCampaignAndAnAccount() {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1')");
  }

  @Test
  void anAccountIsPausedUntilATimeOrAPerson() {
    assertThat(
            rig.run(
                "pause",
                "account",
                "1",
                "--reason",
                "holiday",
                "--until",
                "2099-01-01T00:00:00+01:00"))
        .isEqualTo(new Answer(0, "account 1 is paused until TIME: holiday (operator)\n", ""));
    assertThat(rig.run("pause", "account", "1", "--reason", "ill", "--by", "kim"))
        .isEqualTo(new Answer(0, "account 1 is paused until a person resumes it: ill (kim)\n", ""));
    assertThat(rig.run("resume", "account", "1", "--reason", "back"))
        .isEqualTo(new Answer(0, "account 1 is active\n", ""));
    assertThat(rig.run("resume", "account", "1", "--reason", "back"))
        .isEqualTo(new Answer(1, "", "sendonce: account 1 was not paused: it is active\n"));
  }

  @Test
  void aPauseIsNeverWeakened() {
    rig.sql(
        "UPDATE linkedin_accounts SET paused_at = now(), resumes = 'when_ok', pause_reason = 'disconnected'");
    assertThat(rig.run("pause", "account", "1", "--reason", "x", "--until", "2099-01-01T00:00Z"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "sendonce: account 1 stays as it was: paused until it is connected again: disconnected\n"));
    rig.run("pause", "everything", "--reason", "wrong text");
    assertThat(
            rig.run("pause", "everything", "--reason", "x", "--until", "2099-01-01T00:00Z").err())
        .isEqualTo(
            "sendonce: everything stays as it was: paused until a person resumes it: wrong text (operator)\n");
  }

  @Test
  void everythingIsPausedAndResumed() {
    assertThat(rig.run("pause", "everything", "--reason", "wrong text").out())
        .isEqualTo("everything is paused until a person resumes it: wrong text (operator)\n");
    rig.sql(
        "INSERT INTO qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)"
            + " VALUES ('sendonce', 'node-a', (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 60000)");
    assertThat(rig.run("status").out()).startsWith("Held: everything is paused.\n");
    assertThat(rig.run("resume", "everything", "--reason", "corrected").out())
        .isEqualTo("everything is active\n");
  }

  @Test
  void aCampaignIsPausedUntilAPersonResumesItAndAStoppedOneStays() {
    assertThat(rig.run("pause", "campaign", "1", "--reason", "price").out())
        .isEqualTo("campaign 1 is paused until a person resumes it: price (operator)\n");
    assertThat(rig.run("resume", "campaign", "1", "--reason", "new price").out())
        .isEqualTo("campaign 1 is active\n");
    assertThat(rig.texts("SELECT status_reason FROM campaigns"))
        .containsExactly("resumed: new price (operator)");
    rig.sql("UPDATE campaigns SET status = 'stopped', status_reason = 'over'");
    assertThat(rig.run("pause", "campaign", "1", "--reason", "x").err())
        .isEqualTo("sendonce: campaign 1 stays as it was: stopped: over\n");
    assertThat(rig.run("resume", "campaign", "1", "--reason", "x").err())
        .isEqualTo("sendonce: campaign 1 was not paused: it is stopped: over\n");
  }

  @Test
  void whatCannotBeMeantIsWrongUsage() {
    assertThat(rig.run("pause", "account", "--reason", "x").err())
        .startsWith("account needs an ID\n");
    assertThat(rig.run("pause", "everything", "7", "--reason", "x").err())
        .startsWith("everything has no ID, not 7\n");
    assertThat(rig.run("pause", "account", "1").code()).isEqualTo(2);
    assertThat(rig.run("pause", "account", "1", "--reason", "x", "--until", "tomorrow").err())
        .contains(
            "must be a time with its offset from UTC, such as 2026-12-01T09:00:00+01:00, not tomorrow");
    assertThat(
            rig.run("pause", "account", "1", "--reason", "x", "--until", "2020-01-01T00:00Z").err())
        .startsWith("--until must be in the future, not ");
    assertThat(
            rig.run("pause", "campaign", "1", "--reason", "x", "--until", "2099-01-01T00:00Z")
                .code())
        .isEqualTo(2);
    assertThat(rig.run("pause", "account", "9", "--reason", "x"))
        .isEqualTo(new Answer(1, "", "sendonce: there is no account 9\n"));
  }
}
