package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @BeforeEach
  void anUncertainMessage() {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id, name) VALUES (1, 'ada', 'Ada Example')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1')");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
            + " VALUES (1, 1, 1, 1, 'secret words', now() - interval '1 min')");
    rig.sql(
        "INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until)"
            + " VALUES (1, 1, 'node-a', '\\x00', now(), now() + interval '1 min')");
    rig.sql(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)"
            + " SELECT idempotency_key, id, account_id, campaign_id, prospect_id, 'ada', step, 'sending', now() FROM send_queue");
    rig.sql(
        "UPDATE send_queue SET status = 'processing', claim_token = 1, claimed_by = 'node-a', lease_until = now() + interval '1 min'");
    rig.sql(
        "UPDATE send_attempts SET outcome = 'unknown', settled_at = now(), http_status = 504, error_type = 'errors/timeout', provider_request_id = 'req-1', detail = 'no answer'");
    rig.sql("UPDATE linkedin_messages SET status = 'unknown'");
    rig.sql(
        "UPDATE send_queue SET status = 'uncertain', status_reason = 'no answer', lease_until = NULL, look_at = now() + interval '2 min'");
  }

  @Test
  void theWholeHistoryIsShownWithoutTextAndName() {
    Answer answer = rig.run("messages", "show", "1");
    String key = rig.texts("SELECT idempotency_key FROM send_queue").get(0);
    assertThat(answer.code()).isZero();
    assertThat(answer.out().replaceAll("by \\S+ by \\S.*?  ", "by USER  "))
        .isEqualTo(
            """
            Message 1 is uncertain since TIME: no answer

            What it is
              campaign     1 (spring)
              prospect     1
              account      1 (acc-1)
              step         1, direct_message
              key          %s
              queued       TIME
              planned for  TIME
              next look    TIME after 0 complete looks

            Attempts
              attempt 1  node-a  TIME .. TIME  unknown  HTTP 504, type errors/timeout, request req-1, no answer

            Events
              TIME  pending -> processing    by USER  attempt 1
              TIME  processing -> uncertain  by USER  attempt 1  no answer

            Ledger
              status     unknown
              attempted  TIME
            """
                .formatted(key));
    assertThat(answer.out()).doesNotContain("secret words", "Ada Example");
    assertThat(rig.run("messages", "show", "1", "--with-text").out())
        .endsWith("\nText\nsecret words\n");
  }

  @Test
  void aMessageThatIsNotThereIsSaid() {
    assertThat(rig.run("messages", "show", "9"))
        .isEqualTo(new Answer(1, "", "sendonce: there is no message 9\n"));
    assertThat(rig.run("messages", "resolve", "9", "--give-up", "--reason", "x"))
        .isEqualTo(new Answer(1, "", "sendonce: there is no message 9\n"));
  }

  @Test
  void aWaitingMessageSaysWhy() {
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id, stopped_at, stop_reason) VALUES (1, 'bob', now(), 'replied')");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) VALUES (1, 2, 1, 1, 'Hi')");
    assertThat(rig.run("messages", "show", "2").out())
        .startsWith(
            "Message 2 is pending since TIME\nMessage 2 waits because prospect 2 is stopped: replied\n");
  }

  @Test
  void aPersonWhoSawItDecidesThatItIsSent() {
    assertThat(
            rig.run(
                "messages",
                "resolve",
                "1",
                "--sent",
                "--message-id",
                "m1",
                "--reason",
                "in the chat",
                "--by",
                "kim"))
        .isEqualTo(new Answer(0, "message 1 is sent now\n", ""));
    assertThat(
            rig.texts(
                "SELECT concat_ws(' ', source, finding, message_ids::text, actor, reason) FROM attempt_evidence"))
        .containsExactly("person delivered {m1} kim in the chat");
    assertThat(rig.texts("SELECT concat_ws(' ', status, message_id) FROM linkedin_messages"))
        .containsExactly("sent m1");
    assertThat(rig.texts("SELECT actor FROM message_events WHERE to_status = 'sent'"))
        .containsExactly("kim");
    assertThat(rig.run("messages", "resolve", "1", "--give-up", "--reason", "x"))
        .isEqualTo(
            new Answer(
                1, "", "sendonce: message 1 is not uncertain but sent: nothing was changed\n"));
  }

  @Test
  void notSentNeedsACompleteLookThatMissedIt() {
    assertThat(rig.run("messages", "resolve", "1", "--not-sent", "--reason", "not in the chat"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "sendonce: message 1 is still uncertain: no complete look at the provider has missed it yet."
                    + " Wait for the next look (sendonce messages show 1), or add --without-evidence\n"));
    assertThat(rig.texts("SELECT status FROM send_queue")).containsExactly("uncertain");
    rig.sql(
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason) VALUES (1, 1, 'read_back', 'unreadable', 'node-a', 'x')");
    assertThat(rig.run("messages", "resolve", "1", "--not-sent", "--reason", "x").code())
        .isEqualTo(1);
    rig.sql(
        "INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason) VALUES (1, 1, 'read_back', 'not_seen', 'node-a', 'x')");
    assertThat(rig.run("messages", "resolve", "1", "--not-sent", "--reason", "not in the chat"))
        .isEqualTo(new Answer(0, "message 1 is pending now\n", ""));
    assertThat(rig.texts("SELECT status FROM linkedin_messages")).containsExactly("not_sent");
  }

  @Test
  void withoutEvidenceTheRiskIsSaid() {
    assertThat(
            rig.run(
                "messages", "resolve", "1", "--not-sent", "--without-evidence", "--reason", "x"))
        .isEqualTo(
            new Answer(
                0,
                "message 1 is pending now\n",
                "Warning: no complete look at the provider has missed message 1. If the person has it after all,"
                    + " they now get it a second time.\n"));
  }

  @Test
  void givingUpKeepsTheIntentTaken() {
    assertThat(rig.run("messages", "resolve", "1", "--give-up", "--reason", "account gone").out())
        .isEqualTo("message 1 is failed now\n");
    assertThat(rig.texts("SELECT status FROM linkedin_messages")).containsExactly("unknown");
  }

  @Test
  void anIdThatProvesAnotherMessageIsRefused() {
    rig.sql(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, message_id, attempted_at, sent_at)"
            + " VALUES ('other', 7, 1, 1, 1, 2, 'sent', 'm1', now(), now())");
    assertThat(rig.run("messages", "resolve", "1", "--sent", "--message-id", "m1", "--reason", "x"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "sendonce: message 1 is still uncertain: m1 proves another message of its account already\n"));
    assertThat(rig.texts("SELECT status FROM send_queue")).containsExactly("uncertain");
  }

  @Test
  void aDecisionIsExactlyOneAndHasAReason() {
    assertThat(rig.run("messages", "resolve", "1", "--reason", "x").code()).isEqualTo(2);
    assertThat(rig.run("messages", "resolve", "1", "--sent", "--give-up", "--reason", "x").code())
        .isEqualTo(2);
    assertThat(rig.run("messages", "resolve", "1", "--sent").code()).isEqualTo(2);
    assertThat(
            rig.run("messages", "resolve", "1", "--give-up", "--message-id", "m", "--reason", "x")
                .err())
        .startsWith("--message-id M goes with --sent, and M must not be empty\n");
    assertThat(rig.run("messages", "resolve", "1", "--sent", "--reason", " ").err())
        .startsWith("--reason must not be empty\n");
  }

  @Test
  void whatNeedsAPersonIsTheVerdict() {
    rig.sql(
        "INSERT INTO qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)"
            + " VALUES ('sendonce', 'node-a', (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 60000)");
    rig.sql("UPDATE send_queue SET looks = 2");
    assertThat(rig.run("status").out()).startsWith("Nothing is waiting.\n");
    rig.environment("SENDONCE_UNCERTAIN_ABSENT_AFTER", "1s");
    rig.environment("SENDONCE_UNCERTAIN_FIRST_LOOK", "1s");
    await()
        .untilAsserted(
            () ->
                assertThat(rig.run("status").out())
                    .startsWith("1 uncertain message needs a person.\n")
                    .contains(
                        "  message 1  account 1  since TIME  2 complete looks  not looked for yet"
                            + "  needs a person: sendonce messages resolve 1 --help\n"));
  }
}
