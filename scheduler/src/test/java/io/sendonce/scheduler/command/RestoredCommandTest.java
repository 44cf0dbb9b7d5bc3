package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoredCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void everythingIsPausedAndWhatIsDueIsInDoubt() {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1')");
    rig.sql("INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'person-1')");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) VALUES (1, 1, 1, 1, 'Hello')");
    assertThat(
            rig.run("restored", "--reason", "rolled back", "--since", "2026-03-01T10:00:00+01:00"))
        .isEqualTo(
            new Answer(
                0,
                "noted: what was done since TIME may be forgotten; everything is paused; due, and looked for at the provider first: 1\n",
                ""));
    assertThat(rig.texts("SELECT status FROM send_queue")).containsExactly("uncertain");
    assertThat(rig.texts("SELECT pause_reason FROM send_switch"))
        .containsExactly("the database was restored: rolled back (operator)");
    assertThat(rig.run("messages", "show", "1").out())
        .contains("not an attempt on record: the restored database may have forgotten one");
  }

  @Test
  void itIsSaidOnce() {
    rig.run("restored", "--reason", "rolled back");
    assertThat(rig.run("restored", "--reason", "rolled back"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "sendonce: a restore is being dealt with already: sendonce status tells how far it is\n"));
    rig.run("resume", "everything", "--reason", "all found");
    assertThat(rig.run("restored", "--reason", "rolled back again").code()).isZero();
  }

  @Test
  void theFutureIsRefused() {
    Answer answer = rig.run("restored", "--reason", "x", "--since", "2999-01-01T00:00:00Z");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).startsWith("--since must be in the past, not TIME");
    assertThat(rig.run("restored", "--reason", " ").err()).startsWith("--reason must not be empty");
  }
}
