package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public contract: a plain INSERT from any program, in its own transaction (F11, F20). */
class WayInTest {

  private static final String INSERT =
      "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
          + " VALUES (%s, %s, %s, %s, %s, %s)";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @BeforeEach
  void campaignOneWithProspectOneAndAccountOneAndOthersThatDoNotFit() {
    database.prospect(database.campaign("spring"), "person-1");
    database.account("account-1");
    database.prospect(database.campaign("autumn"), "person-1");
    database.run("INSERT INTO campaigns (name, status) VALUES ('over', 'stopped')");
    database.run(
        "INSERT INTO linkedin_accounts (tenant, provider_account_id) VALUES ('other', 'account-2')");
  }

  @Test
  void sixColumnsAreEnoughInTheCallersOwnTransaction() throws SQLException {
    try (Connection caller = database.dataSource().getConnection();
        Statement statement = caller.createStatement()) {
      caller.setAutoCommit(false);
      statement.executeUpdate(row("1", "1", "1", "1", "'Hello'", "now()"));
      assertThat(rowCount()).isZero();
      caller.rollback();
      assertThat(rowCount()).isZero();
      statement.executeUpdate(row("1", "1", "1", "1", "'Hello'", "now()"));
      caller.commit();
      assertThat(rowCount()).isEqualTo(1);
    }
    assertThat(
            database.rows(
                "SELECT status, kind, retries, looks, length(idempotency_key) AS key FROM send_queue"))
        .containsExactly(
            Map.of(
                "status",
                "pending",
                "kind",
                "direct_message",
                "retries",
                0,
                "looks",
                0,
                "key",
                64));
    assertThat(new Messages(database).claimIds()).hasSize(1);
  }

  @Test
  void aLaterStepIsAFollowUpUnlessItsKindIsSaid() {
    database.run(row("1", "1", "1", "2", "'Hello'", "now()"));
    database.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, kind)"
            + " VALUES (1, 1, 1, 3, 'Hello', 'direct_message')");
    assertThat(database.rows("SELECT kind FROM send_queue ORDER BY step"))
        .containsExactly(Map.of("kind", "follow_up"), Map.of("kind", "direct_message"));
  }

  @Test
  void aTextIsStoredAsItGoesOut() {
    database.run(
        row("1", "1", "1", "1", "E' \\u00a0Cafe\\u0301\\r\\nat 9?\\rYes \\t\\n'", "now()"));
    assertThat(database.value(String.class, "SELECT message FROM send_queue"))
        .isEqualTo("Caf\u00e9\nat 9?\nYes");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          NULL|1|1|1|'Hi'|now()|campaign_id|must name a campaign, not NULL
          99|1|1|1|'Hi'|now()|campaign_id|must name a campaign that exists, not 99
          3|1|1|1|'Hi'|now()|campaign_id|must name a campaign that is not stopped, and 3 is
          1|NULL|1|1|'Hi'|now()|prospect_id|must name a prospect, not NULL
          1|99|1|1|'Hi'|now()|prospect_id|must name a prospect that exists, not 99
          1|2|1|1|'Hi'|now()|prospect_id|must name a prospect of campaign 1, but 2 belongs to campaign 2
          1|1|NULL|1|'Hi'|now()|account_id|must name an account, not NULL
          1|1|99|1|'Hi'|now()|account_id|must name an account that exists, not 99
          1|1|2|1|'Hi'|now()|account_id|must name an account of tenant 'default' like campaign 1, but 2 belongs to tenant 'other'
          1|1|1|NULL|'Hi'|now()|step|must be 1 or more, not NULL
          1|1|1|0|'Hi'|now()|step|must be 1 or more, not 0
          1|1|1|1|NULL|now()|message|must be a text, not NULL
          1|1|1|1|' '|now()|message|must hold more than white space, not ' '
          1|1|1|1|repeat('x', 8001)|now()|message|must be at most 8000 characters long, not 8001
          1|1|1|1|'Hi {{first}}!'|now()|message|must have its variables filled in, but still holds {{first}}
          1|1|1|1|'Hi'|NULL|scheduled_for|must be a point in time, not NULL
          1|1|1|1|'Hi'|'infinity'|scheduled_for|must be a point in time, not infinity
          """)
  void aWrongRowIsRefusedWithColumnRuleAndValue(
      String campaign,
      String prospect,
      String account,
      String step,
      String message,
      String scheduledFor,
      String column,
      String rule) {
    assertThat(database.refusal(row(campaign, prospect, account, step, message, scheduledFor)))
        .isEqualTo(new Refusal("23514", "send_queue." + column + " " + rule, null, column));
    assertThat(rowCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          expires_at|'2020-01-02 00:00Z'|expires_at must be later than scheduled_for (2026-01-01 00:00:00+00), not 2020-01-02 00:00:00+00
          kind|'telegram'|kind must be direct_message or follow_up, not 'telegram'
          status|'sent'|status must be pending in a new row, without claim_token and lease_until, not sent
          claim_token|1|status must be pending in a new row, without claim_token and lease_until, not pending
          """)
  void aWrongOptionalColumnIsRefusedToo(String column, String value, String refusal) {
    String insert =
        "SET LOCAL timezone = 'UTC'; INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for, %s)"
            + " VALUES (1, 1, 1, 1, 'Hi', '2026-01-01 00:00Z', %s)";
    assertThat(database.refusal(insert.formatted(column, value)).message())
        .isEqualTo("send_queue." + refusal);
  }

  @Test
  void theKeyIsTheDatabasesToGive() {
    database.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, idempotency_key)"
            + " VALUES (1, 1, 1, 1, 'Hi', 'mine')");
    assertThat(database.value(String.class, "SELECT idempotency_key FROM send_queue"))
        .isNotEqualTo("mine");
  }

  private static String row(
      String campaign, String prospect, String account, String step, String message, String due) {
    return INSERT.formatted(campaign, prospect, account, step, message, due);
  }

  private long rowCount() {
    return database.value(Long.class, "SELECT count(*) FROM send_queue");
  }
}
