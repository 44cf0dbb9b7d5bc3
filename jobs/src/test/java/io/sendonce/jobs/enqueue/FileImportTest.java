package io.sendonce.jobs.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.enqueue.ImportResult.Counts;
import io.sendonce.jobs.enqueue.ImportResult.Judged;
import io.sendonce.jobs.enqueue.ImportResult.RowRemark;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file is queued whole or not at all, once however often it comes (F11, F14, F20). */
class FileImportTest {

  private static final String IDS =
      "campaign_id,prospect_id,account_id,step,message,scheduled_for\n";
  private static final String NAMES =
      "campaign,provider_id,person,name,account,step,message,scheduled_for\n";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();
  @TempDir Path directory;

  private long campaign;
  private long account;
  private long ada;
  private long bob;

  @BeforeEach
  void aCampaignWithTwoPeople() {
    campaign = database.campaign("spring");
    account = database.account("acc-1");
    ada = database.prospect(campaign, "ada");
    bob = database.prospect(campaign, "bob");
  }

  @Test
  void rowsByIdAreQueuedWithTheirTimes() {
    Judged result =
        judged(
            IDS
                + row(ada, 1, "Hello Ada", "2030-12-01T09:00:00+01:00")
                + row(bob, 1, "Hello Bob", ""));
    assertThat(result).isEqualTo(new Judged(new Counts(2, 0, 0), List.of(), List.of(), true));
    assertThat(
            database.rows(
                "SELECT message, scheduled_for = '2030-12-01 08:00Z' AS planned, scheduled_for <= now() AS due"
                    + " FROM send_queue ORDER BY id"))
        .containsExactly(
            Map.of("message", "Hello Ada", "planned", true, "due", false),
            Map.of("message", "Hello Bob", "planned", false, "due", true));
  }

  @Test
  void theSameFileTwiceAddsNothing() {
    String file = IDS + row(ada, 1, "Hello", "") + row(bob, 1, "Hello", "");
    judged(file);
    assertThat(judged(file)).isEqualTo(new Judged(new Counts(0, 2, 0), List.of(), List.of(), true));
    assertThat(queued()).isEqualTo(2);
  }

  @Test
  void theSameFileTwiceAtOnceAddsItsMessagesOnce() throws Exception {
    database.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id)"
            + " SELECT ?, 'p' || n FROM generate_series(1, 3000) AS n",
        campaign);
    // People who are there already: nothing but the import's own lock keeps the two apart.
    long first = database.value(Long.class, "SELECT min(id) FROM campaign_prospects") + 2;
    StringBuilder file = new StringBuilder(IDS);
    for (int i = 0; i < 3_000; i++) {
      file.append(row(first + i, 1, "Hello", ""));
    }
    Path path = write(file.toString());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<ImportResult>> both =
          threads.invokeAll(List.of(() -> run(path, false), () -> run(path, false)));
      long added = 0;
      for (Future<ImportResult> each : both) {
        added += ((Judged) each.get()).counts().acceptable();
      }
      assertThat(added).isEqualTo(3_000);
    } finally {
      threads.shutdown();
    }
    assertThat(queued()).isEqualTo(3_000);
  }

  @Test
  void oneRejectedRowLeavesTheQueueAsItWas() {
    Judged result =
        judged(
            IDS
                + row(ada, 1, "Hello", "")
                + row(ada, 0, "Hello", "")
                + row(ada, 1, "Hello", "")
                + "9,x,"
                + account
                + ",one,Hello,2030-12-01\n"
                + row(bob, 1, "Dear {{first_name}}", "")
                + row(bob, 2, "Hello", "tomorrow"));
    assertThat(result.isStored()).isFalse();
    assertThat(result.counts()).isEqualTo(new Counts(1, 1, 4));
    assertThat(result.counts().read()).isEqualTo(6);
    assertThat(result.rejected())
        .containsExactly(
            new RowRemark(3, "step must be 1 or more, not 0"),
            new RowRemark(
                5,
                "prospect_id must be a whole number, not x; step must be a whole number such as 1, not one;"
                    + " scheduled_for must carry its time and offset from UTC, such as 2026-12-01T09:00:00+01:00"
                    + " or empty for now, not 2030-12-01"),
            new RowRemark(
                6, "message must have its variables filled in, but still holds {{first_name}}"),
            new RowRemark(
                7,
                "scheduled_for must be a time such as 2026-12-01T09:00:00+01:00 or empty for now, not tomorrow"));
    assertThat(queued()).isZero();
  }

  @Test
  void aDryRunJudgesAndStoresNothing() {
    Path path = write(NAMES + "spring,new-person,,,acc-1,1,Hello,\n");
    assertThat(run(path, true))
        .isEqualTo(new Judged(new Counts(1, 0, 0), List.of(), List.of(), false));
    assertThat(queued()).isZero();
    assertThat(people()).isEqualTo(2);
  }

  @Test
  void aKnownIntentWithAnotherTextIsNotedAndKeepsItsText() {
    judged(IDS + row(ada, 1, "Hello", ""));
    long id = database.value(Long.class, "SELECT id FROM send_queue");
    Judged again =
        judged(
            IDS + row(ada, 1, "Hello again", "") + row(bob, 1, "One", "") + row(bob, 1, "Two", ""));
    assertThat(again.counts()).isEqualTo(new Counts(1, 2, 0));
    assertThat(again.notes())
        .containsExactly(
            new RowRemark(2, "is known with another text, as message " + id + "; that text stays"),
            new RowRemark(4, "is known with another text, earlier in the file; that text stays"));
  }

  @Test
  void anIntentInTheLedgerIsKnownThoughItsQueueRowIsGone() {
    judged(IDS + row(ada, 1, "Hello", ""));
    database.run(
        "INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, step, status, attempted_at, sent_at)"
            + " SELECT idempotency_key, id, account_id, campaign_id, prospect_id, step, 'sent', now(), now() FROM send_queue");
    database.run("UPDATE send_queue SET status = 'cancelled'");
    database.run("DELETE FROM send_queue");
    assertThat(judged(IDS + row(ada, 1, "Hello", "")).counts()).isEqualTo(new Counts(0, 1, 0));
    assertThat(queued()).isZero();
  }

  @Test
  void peopleWhoAreNotInTheCampaignAreAddedOnce() {
    Judged result =
        judged(
            NAMES
                + "spring,id-7,person-7,Grace,acc-1,1,Hello,\n"
                + "spring,id-7,person-7,Grace,acc-1,2,Hello again,2030-01-01T00:00Z\n"
                + "spring,id-7,,,acc-1,3,And again,2030-02-01T00:00Z\n"
                + "spring,ada,,,acc-1,1,Hello,\n");
    assertThat(result.counts()).isEqualTo(new Counts(4, 0, 0));
    assertThat(
            database.rows(
                "SELECT person, provider_id, name FROM campaign_prospects WHERE id NOT IN (?, ?)",
                ada,
                bob))
        .containsExactly(Map.of("person", "person-7", "provider_id", "id-7", "name", "Grace"));
  }

  @Test
  void onePersonDoesNotBecomeTwoOfACampaign() {
    Judged result = judged(NAMES + "spring,ada,someone-else,,acc-1,1,Hello,\n");
    assertThat(result.rejected())
        .containsExactly(
            new RowRemark(
                2,
                "person must be ada, as whom campaign "
                    + campaign
                    + " knows this provider_id, not someone-else"));
    assertThat(people()).isEqualTo(2);
  }

  @Test
  void aNameThatNamesNothingIsRejected() {
    database.run(
        "INSERT INTO campaigns (tenant, name) VALUES ('north', 'both'), ('south', 'both')");
    Judged result =
        judged(
            NAMES
                + "autumn,ada,,,acc-1,1,Hello,\n"
                + "spring,ada,,,acc-9,1,Hello,\n"
                + "both,ada,,,acc-1,1,Hello,\n"
                + "spring,in/ada,,,acc-1,1,Hello,\n"
                + "spring,,ghost,,acc-1,1,Hello,\n");
    assertThat(result.rejected())
        .containsExactly(
            new RowRemark(2, "campaign must be the code of a campaign, and there is no autumn"),
            new RowRemark(
                3,
                "account must be the code of an account of tenant default, and there is no acc-9"),
            new RowRemark(
                4, "campaign must name one campaign, and 2 tenants have a both: use campaign_id"),
            new RowRemark(
                5,
                "provider_id must be the provider's internal id of the person, without spaces or slashes, not \"in/ada\""),
            new RowRemark(
                6,
                "person must name somebody in campaign "
                    + campaign
                    + ", and ghost is not there: give a provider_id to add them"));
  }

  @Test
  void spreadsheetsOfAllKindsAreRead() {
    Judged result =
        judged(
            "\uFEFFCampaign ID;Prospect-ID;ACCOUNT_ID;Step;Message;\"Scheduled for\";expires_at\r\n"
                + campaign
                + ";"
                + ada
                + ";"
                + account
                + ";1;\"Hello; this is \"\"Zoë\"\"\r\nand this a second line\";2030-01-01 09:00:00+01:00;2030-01-02T09:00+01:00\r\n"
                + ";;;;;;\r\n"
                + campaign
                + ";"
                + bob
                + ";"
                + account
                + ";0;Hello;;\r\n");
    assertThat(result.rejected())
        .containsExactly(new RowRemark(4, "step must be 1 or more, not 0"));
    Judged tabs = judged(IDS.replace(',', '\t') + row(ada, 1, "Hello Zoë", "").replace(',', '\t'));
    assertThat(tabs.counts()).isEqualTo(new Counts(1, 0, 0));
    assertThat(database.value(String.class, "SELECT message FROM send_queue"))
        .isEqualTo("Hello Zoë");
  }

  @Test
  void aRowThatTheDelimiterTornApartIsRejected() {
    assertThat(judged(IDS + campaign + "," + ada + "," + account + ",1,Hello, Ada,\n").rejected())
        .containsExactly(
            new RowRemark(
                2,
                "has 7 values, and row 1 names 6 columns: is a delimiter or a quote in a text that is not quoted?"));
  }

  @Test
  void columnsThatAreNotThereOrUnknownAreNamedAllAtOnce() {
    assertThat(run(write("campaign_id,campaign,acount_id,step,mesage\n1,a,1,1,x\n"), false))
        .isEqualTo(
            new ImportResult.WrongColumns(
                List.of("acount_id", "mesage"),
                List.of(
                    "campaign_id and campaign name the same thing: take one out",
                    "a column account_id or account is missing",
                    "a column prospect_id, or provider_id (with person and name if known), is missing",
                    "a column message is missing",
                    "a column scheduled_for is missing")));
  }

  @Test
  void aFileThatIsNoListIsRefusedInOneSentence() throws IOException {
    assertThat(run(directory.resolve("none.csv"), false))
        .isEqualTo(new ImportResult.Unreadable("it is not there"));
    assertThat(run(write(""), false))
        .isEqualTo(new ImportResult.Unreadable("its first row is empty; it must name the columns"));
    Path latin = directory.resolve("latin.csv");
    Files.write(latin, (IDS + row(ada, 1, "Zoë", "")).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run(latin, false))
        .isEqualTo(
            new ImportResult.Unreadable("it is not written in UTF-8: save it as \"CSV UTF-8\""));
    assertThat(run(write(IDS + row(ada, 1, "Hello", "") + row(bob, 1, "\"Hello", "")), false))
        .isEqualTo(
            new ImportResult.Unreadable(
                "row 3 cannot be read: a quote is not closed, or text follows a closing quote"));
    assertThat(queued()).isZero();
  }

  private String row(long prospect, int step, String message, String time) {
    return "%d,%d,%d,%d,%s,%s\n".formatted(campaign, prospect, account, step, message, time);
  }

  private Judged judged(String text) {
    return (Judged) run(write(text), false);
  }

  private ImportResult run(Path file, boolean isDryRun) {
    return new FileImport(database.statements()).run(file, isDryRun);
  }

  private Path write(String text) {
    try {
      return Files.writeString(directory.resolve("messages.csv"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long queued() {
    return database.value(Long.class, "SELECT count(*) FROM send_queue");
  }

  private long people() {
    return database.value(Long.class, "SELECT count(*) FROM campaign_prospects");
  }
}
