package io.sendonce.jobs.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.adoption.AdoptionReport.Fate;
import io.sendonce.jobs.adoption.AdoptionReport.Remark;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.Tally;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdoptionTest {

  private static final Actor ADA = Actor.atCommandLine("ada");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final LegacySender legacy = new LegacySender(database);
  private final List<Remark> remarks = new ArrayList<>();

  /** Rows of the queue: 1 to 4 were sent, and then one of every other kind. */
  @BeforeEach
  void theOldSender() {
    legacy.create();
    legacy.incident();
    legacy.queued("ACoAAnew", "Hello new", "pending", 0, null);
    legacy.queued("ACoAAperson-1", " Hello ACoAAperson-1\r\n", "pending", 0, null);
    legacy.queued("ACoAAbusy", "Hello busy", "processing", 0, null);
    legacy.queued("ACoAAslow", "Hello slow", "failed", 1, "timeout after 30000 ms");
    legacy.queued("ACoAAgone", "Hello gone", "failed", 1, "422 INVALID_RECIPIENT");
    legacy.queued("ACoAAreset", "Hello reset", "pending", 1, null);
    legacy.queued("ACoAAodd", "Hello odd", "retrying", 0, null);
    legacy.queued("https://www.linkedin.com/in/Ann-Other/", "Hello Ann", "pending", 0, null);
    legacy.queued("ACoAAholes", "Hello {{first_name}}", "pending", 0, null);
    legacy.queued("ACoAAperson-2", "Still there?", "pending", 0, null);
    legacy.queued("two words", "Hello two", "pending", 0, null);
    legacy.message("ACoAAperson-3", "inbound", "Why three times?", 200);
    database.run(
        "INSERT INTO linkedin_accounts (provider_account_id, code, spacing_min, spacing_max) VALUES ('account-1', 'desk', '0', '0')");
  }

  @AfterEach
  void noTables() {
    legacy.drop();
  }

  @Test
  void aPlanAccountsForEveryRowAndAdoptsNothing() {
    AdoptionReport plan = legacy.adoption(1000).plan(100, remarks::add);
    assertThat(plan.isApplied()).isFalse();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.queue().rows()).isEqualTo(15);
    assertThat(plan.queue().fates())
        .isEqualTo(
            Map.of(
                Fate.SENT, 4L,
                Fate.PENDING, 2L,
                Fate.COVERED, 1L,
                Fate.UNCERTAIN, 4L,
                Fate.FAILED, 1L,
                Fate.REFUSED, 3L));
    assertThat(plan.messages().fates())
        .isEqualTo(Map.of(Fate.SENT, 4L, Fate.COPY, 6L, Fate.INBOUND, 1L));
    assertThat(plan.campaigns()).containsExactly("spring");
    assertThat(remarks).isEqualTo(plan.remarks());
    assertThat(remarks.stream().filter(it -> it.fate() == Fate.REFUSED))
        .extracting(it -> it.row() + ": " + it.reason())
        .containsExactly(
            "12: provider_id must be the provider's internal id of the person, and of 'ann-other' there is none: name a column by provider_id=COLUMN",
            "13: message must have its variables filled in, but still holds {{first_name}}",
            "15: person must be an id without spaces or slashes, or the address of a profile, not \"two words\"");
    assertThat(remarks.stream().filter(it -> it.fate() == Fate.UNCERTAIN))
        .extracting(it -> it.row() + ": " + it.reason())
        .containsExactly(
            "7: its status was processing",
            "8: its status was failed",
            "10: it waited, and had been tried before",
            "11: its status was retrying");
    assertThat(everything()).isEqualTo("0 0 0 0 0 0");
  }

  @Test
  void whatWasSentIsRememberedWhatMayHaveBeenIsInDoubtAndTheRestWaits() {
    AdoptionReport report = legacy.adoption(2).apply(ADA, "move", 100, it -> {});
    assertThat(report.isApplied()).isTrue();
    assertThat(standings())
        .containsExactly(
            "ACoAAbusy 1 uncertain unknown",
            "ACoAAgone 1 failed not_sent",
            "ACoAAnew 1 pending none",
            "ACoAAodd 1 uncertain unknown",
            "ACoAAperson-1 1 sent sent",
            "ACoAAperson-2 1 sent sent",
            "ACoAAperson-2 2 pending none",
            "ACoAAperson-3 1 sent sent",
            "ACoAAperson-4 1 sent sent",
            "ACoAAreset 1 uncertain unknown",
            "ACoAAslow 1 uncertain unknown");
    assertThat(
            database.strings(
                "SELECT message_id || ' ' || (sent_at AT TIME ZONE 'UTC') FROM linkedin_messages WHERE person = 'ACoAAperson-3'"))
        .containsExactly("mACoAAperson-3-120 2025-12-04 09:02:00");
    assertThat(database.strings("SELECT code || ' ' || status FROM campaigns"))
        .containsExactly("spring paused");
    assertThat(
            database.strings(
                "SELECT actor || ' ' || action || ' ' || reason || ': ' || after FROM audit_log ORDER BY id"))
        .containsExactly(
            "ada adopt move: begun, as adoption 1",
            "ada adopt move: 2 pending, 4 uncertain, 8 sent, 1 failed, 6 copy, 1 covered, 1 inbound, 3 refused");
    List<Repeat> repeats =
        new Duplicates(database.statements())
            .find(new Search(Duration.ofHours(1), null, null, null));
    assertThat(Tally.of(repeats)).isEqualTo(new Tally(4, 6));
    assertThat(repeats.get(2).span()).contains(Duration.ofSeconds(17));
    assertThat(
            database.value(
                Long.class,
                "SELECT (SELECT count(*) FROM adoption_staged) + (SELECT count(*) FROM adoption_messages) + (SELECT count(*) FROM adoption_fates)"))
        .isZero();
  }

  @Test
  void adoptingAgainAdoptsNothingTwice() {
    legacy.adoption(1000).apply(ADA, "move", 100, it -> {});
    List<String> standings = standings();
    String before = everything();
    AdoptionReport again = legacy.adoption(1000).apply(ADA, "again", 100, it -> {});
    assertThat(again.of(Fate.KNOWN)).isEqualTo(22);
    assertThat(again.queue().fates()).isEqualTo(Map.of(Fate.KNOWN, 12L, Fate.REFUSED, 3L));
    assertThat(standings()).isEqualTo(standings);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whoeverIsCutOffGoesOnFromThere() {
    database.run(
        "CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF NEW.row_id = '11' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$");
    database.run(
        "CREATE TRIGGER cut_off BEFORE INSERT ON adopted_rows FOR EACH ROW EXECUTE FUNCTION cut_off()");
    assertThatThrownBy(() -> legacy.adoption(1).apply(ADA, "move", 0, it -> {}))
        .isInstanceOf(RuntimeException.class);
    List<String> halfway = standings();
    assertThat(halfway).hasSizeBetween(1, 10);
    database.run("DROP TRIGGER cut_off ON adopted_rows");
    database.run("DROP FUNCTION cut_off()");
    legacy.adoption(1).apply(ADA, "go on", 0, it -> {});
    assertThat(standings()).hasSize(11).containsAll(halfway).doesNotHaveDuplicates();
    assertThat(database.value(Long.class, "SELECT count(*) FROM adopted_rows")).isEqualTo(22);
  }

  @Test
  void anAccountThatIsNotKnownKeepsEverythingOut() {
    AdoptionReport report =
        legacy.adoption(LegacySender.request(Map.of()), 1000).apply(ADA, "move", 10, it -> {});
    assertThat(report.isApplied()).isFalse();
    assertThat(report.problems())
        .containsExactly(
            "account must be the code or the provider's id of an account here, and there is no \"old-desk\": name it by --account \"old-desk\"=CODE (14 rows)");
    assertThat(everything()).isEqualTo("0 0 0 0 0 0");
  }

  @Test
  void nobodyWritesToTheTablesMeanwhileAndNothingWritesThroughThem() {
    List<String> refusals = new ArrayList<>();
    legacy
        .adoption(1000)
        .apply(
            ADA,
            "move",
            0,
            remark -> {
              if (refusals.isEmpty()) {
                refusals.add(
                    database
                        .refusal(
                            "DO $$ BEGIN SET LOCAL lock_timeout = '20ms'; UPDATE legacy.send_queue SET status = 'sent'; END $$")
                        .state());
              }
            });
    assertThat(refusals).containsExactly("55P03");
    database.run("CREATE TABLE legacy.touched (at timestamptz)");
    database.run(
        "CREATE FUNCTION legacy.touch() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN INSERT INTO legacy.touched VALUES (now()); RETURN 7; END $$");
    database.run(
        "CREATE VIEW legacy.trap AS SELECT legacy.touch() AS campaign_id, prospect_id, direction, content, sent_at FROM legacy.linkedin_messages");
    AdoptionRequest request = LegacySender.request(Map.of("old-desk", "desk"));
    AdoptionRequest trapped =
        new AdoptionRequest(
            request.queue(),
            new AdoptionRequest.ForeignPart("legacy.trap", Map.of(), Set.of("outbound")),
            request.accounts(),
            request.campaigns(),
            request.statuses(),
            request.refusals());
    assertThatThrownBy(() -> legacy.adoption(trapped, 1000).plan(0, it -> {}))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("read-only transaction");
    assertThatThrownBy(() -> legacy.adoption(trapped, 1000).apply(ADA, "move", 0, it -> {}))
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void whatTheOldSenderDidAfterwardsBringsDoubt() {
    legacy.adoption(1000).apply(ADA, "move", 0, it -> {});
    database.run("UPDATE campaigns SET status = 'active'");
    database.run("UPDATE legacy.send_queue SET status = 'sent', sent_at = now() WHERE id = 5");
    legacy.message("ACoAAperson-2", "outbound", "Still there?", 9000);
    AdoptionReport again = legacy.adoption(1000).apply(ADA, "again", 100, it -> {});
    assertThat(again.warnings())
        .contains(
            "1 rows of legacy.send_queue were written within the last 10 minutes: is what writes to it stopped?");
    assertThat(standings())
        .contains("ACoAAnew 1 uncertain unknown", "ACoAAperson-2 2 uncertain unknown");
    assertThat(database.strings("SELECT status FROM campaigns")).containsExactly("paused");
    assertThat(
            database.strings(
                "SELECT action || ' ' || before || ' ' || after FROM audit_log WHERE action = 'pause'"))
        .containsExactly("pause active paused");
  }

  @Test
  void aWaitingMessageIsInDoubtWhereSomethingElseWentOutSinceItWasDue() {
    legacy.message("ACoAAnew", "outbound", "Hello New, as it was rendered", 30);
    AdoptionReport plan = legacy.adoption(1000).plan(100, it -> {});
    assertThat(plan.queue().of(Fate.PENDING)).isEqualTo(1);
    assertThat(plan.queue().of(Fate.UNCERTAIN)).isEqualTo(5);
    assertThat(plan.messages().of(Fate.SENT)).isEqualTo(5);
  }

  @Test
  void tablesThatCallPeopleOtherwiseAreNotAdoptedAndAFewStrangersAreTold() {
    database.run(
        "UPDATE legacy.linkedin_messages SET content = 'other' WHERE prospect_id = 'ACoAAperson-1'");
    database.run(
        "UPDATE legacy.linkedin_messages SET prospect_id = 'x' || prospect_id WHERE prospect_id = 'ACoAAperson-4'");
    assertThat(legacy.adoption(1000).plan(0, it -> {}).warnings())
        .containsExactly(
            "1 of 4 rows that were sent are about people whom legacy.linkedin_messages does not know: do both tables call people the same?",
            "1 of 4 rows that were sent have a text that legacy.linkedin_messages does not have: was it changed on its way?");
    database.run("UPDATE legacy.linkedin_messages SET prospect_id = md5(prospect_id)");
    AdoptionReport report = legacy.adoption(1000).apply(ADA, "move", 0, it -> {});
    assertThat(report.problems())
        .containsExactly(
            "person and campaign must mean the same in both tables, and of 4 rows of legacy.send_queue that were sent legacy.linkedin_messages knows nobody: name other columns, or give a view");
    assertThat(everything()).isEqualTo("0 0 0 0 0 0");
  }

  @Test
  void twoNamesOfOneHumanAreOnePerson() {
    database.run("ALTER TABLE legacy.send_queue ADD COLUMN provider_id text");
    database.run(
        "UPDATE legacy.send_queue SET provider_id = prospect_id, prospect_id = '4711' WHERE prospect_id = 'ACoAAperson-1'");
    AdoptionReport plan = legacy.adoption(1000).plan(100, it -> {});
    assertThat(plan.queue().of(Fate.SENT)).isEqualTo(4);
    assertThat(plan.queue().of(Fate.COVERED)).isEqualTo(1);
    assertThat(plan.queue().of(Fate.REFUSED)).isEqualTo(3);
  }

  @Test
  void theDatabaseTakesNoFinalMessageWithoutAnAdoptedAttemptThatBearsItOut() {
    legacy.adoption(1000).apply(ADA, "move", 0, it -> {});
    String insert =
        "INSERT INTO send_queue (id, campaign_id, prospect_id, account_id, step, message, status, claim_token)"
            + " SELECT 900, campaign_id, prospect_id, account_id, 9, 'Hello', ?, ? FROM send_queue ORDER BY id LIMIT 1";
    assertThat(database.refusal(insert, "sent", 1L).message()).contains("must be pending");
    database.run(
        "INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at, adoption_id)"
            + " SELECT 900, account_id, 'x', '', now(), now(), 'unknown', now(), adoption_id FROM send_attempts ORDER BY id LIMIT 1");
    long attempt = database.value(Long.class, "SELECT max(id) FROM send_attempts");
    assertThat(database.refusal(insert, "sent", attempt).message()).contains("must be pending");
    assertThat(database.refusal(insert, "processing", attempt).message())
        .contains("must be pending");
  }

  @Test
  void whereTheCountsDoNotAddUpNothingIsAdopted() {
    database.run(
        "CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
    database.run(
        "CREATE TRIGGER lose BEFORE INSERT ON adoption_fates FOR EACH ROW WHEN (NEW.row_id = '5') EXECUTE FUNCTION lose()");
    try {
      assertThatThrownBy(() -> legacy.adoption(1000).apply(ADA, "move", 0, it -> {}))
          .isInstanceOf(UnfitTableException.class)
          .hasMessage(
              "the counts do not add up, so nothing was adopted: legacy.send_queue has 15 rows, and of 14 it is known what becomes of them");
      assertThat(everything()).isEqualTo("0 0 0 0 0 0");
    } finally {
      database.run("DROP TRIGGER lose ON adoption_fates");
      database.run("DROP FUNCTION lose()");
    }
  }

  @Test
  void aTableThatIsNoQueueIsRefusedWithWhatIsThere() {
    AdoptionRequest request = LegacySender.request(Map.of());
    AdoptionRequest wrong =
        new AdoptionRequest(
            request.messages(), request.messages(), Map.of(), Map.of(), Map.of(), List.of());
    assertThatThrownBy(() -> legacy.adoption(wrong, 1000).plan(0, it -> {}))
        .isInstanceOf(UnfitTableException.class)
        .hasMessageContaining("cannot be read as a queue")
        .hasMessageContaining("a column for status is missing");
  }

  private List<String> standings() {
    return database.strings(
        "SELECT p.person || ' ' || q.step || ' ' || q.status || ' ' || coalesce(l.status, 'none')"
            + " FROM send_queue q JOIN campaign_prospects p ON p.id = q.prospect_id"
            + " LEFT JOIN linkedin_messages l ON l.idempotency_key = q.idempotency_key ORDER BY 1");
  }

  private String everything() {
    return database.value(
        String.class,
        "SELECT concat_ws(' ', (SELECT count(*) FROM send_queue), (SELECT count(*) FROM linkedin_messages),"
            + " (SELECT count(*) FROM send_attempts), (SELECT count(*) FROM campaign_prospects),"
            + " (SELECT count(*) FROM adopted_rows), (SELECT count(*) FROM campaigns))");
  }
}
