package io.sendonce.demo.drill.campaign;

import io.sendonce.demo.drill.campaign.Letter.Way;
import io.sendonce.demo.drill.cluster.Grounds;
import io.sendonce.demo.drill.oracle.Wanted;
import io.sendonce.demo.stage.NodeFiles;
import io.sendonce.demo.stage.NodeSetup;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Brings what is wanted into the queue, and does to it what people do. */
public final class Campaign {

  private static final Duration IMPORT = Duration.ofSeconds(60);
  private static final Duration FOR_THE_IMPORT = Duration.ofSeconds(4);
  private static final Duration EXPIRES = Duration.ofMillis(1500);

  private final Grounds grounds;
  private final Jdbi jdbi;
  private final int accounts;
  private final Duration span;
  private final List<Letter> letters;
  private final Path file;
  private final Path config;
  private int imports;

  /**
   * A campaign that is not queued yet.
   *
   * @param seed decides everything that is drawn
   * @param messages how many are wanted
   * @param accounts that send them
   * @param span over which they fall due
   */
  public Campaign(
      Grounds grounds, NodeSetup setup, long seed, int messages, int accounts, Duration span)
      throws PartFailedException {
    this.grounds = grounds;
    this.jdbi = grounds.database().jdbi();
    this.accounts = accounts;
    this.span = span;
    this.letters = Letters.of(seed, messages, accounts, span);
    this.file = grounds.stage().directory().resolve("contacts.csv");
    this.config =
        new NodeFiles(grounds.homes().node())
            .write(grounds.stage().directory().resolve("operator"), "operator", setup);
  }

  /** The provider's id of an account, counted from 0. */
  public static String account(int number) {
    return Letters.account(number);
  }

  /** What the oracle expects. */
  public List<Wanted> wanted() {
    return Letters.wanted(letters);
  }

  /** How many rows the queue will hold. */
  public int rows() {
    return letters.size();
  }

  /**
   * Queues everything: a part by the import of a file, the rest by plain inserts.
   *
   * @return when its first messages fall due
   */
  public Instant enqueue() throws PartFailedException {
    jdbi.useTransaction(this::insertCampaignsAndAccounts);
    // The import is a program, which takes a while; if it takes longer, its rows are due sooner.
    writeFile(Instant.now().plus(FOR_THE_IMPORT).truncatedTo(ChronoUnit.MILLIS));
    importFile();
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    jdbi.useTransaction(
        handle -> {
          insertPeople(handle);
          insertMessages(handle, start);
        });
    return start;
  }

  /** What people do meanwhile. */
  public List<Chore> chores() {
    List<Chore> chores = new ArrayList<>();
    int paused = accounts / 3;
    chores.add(
        chore(
            0.15,
            "account " + (paused + 1) + " is paused by a person",
            () ->
                execute(
                    "UPDATE linkedin_accounts SET paused_at = clock_timestamp(), resumes = 'by_person',"
                        + " pause_reason = 'the drill' WHERE provider_account_id = ? AND paused_at IS NULL",
                    account(paused))));
    chores.add(
        chore(
            0.30,
            "campaign " + Letters.campaign(2) + " is paused",
            () ->
                execute(
                    "UPDATE campaigns SET status = 'paused', status_reason = 'the drill' WHERE code = ?",
                    Letters.campaign(2))));
    chores.add(
        chore(
            0.40,
            "contacts.csv is imported again",
            () -> {
              importFile();
            }));
    chores.add(
        chore(
            0.45,
            "campaign " + Letters.campaign(2) + " goes on",
            () ->
                execute(
                    "UPDATE campaigns SET status = 'active', status_reason = NULL WHERE code = ?",
                    Letters.campaign(2))));
    chores.add(
        chore(
            0.50,
            "account " + (paused + 1) + " is resumed",
            () ->
                execute(
                    "UPDATE linkedin_accounts SET paused_at = NULL, paused_until = NULL, resumes = NULL,"
                        + " pause_reason = NULL WHERE provider_account_id = ?",
                    account(paused))));
    return chores;
  }

  private Chore chore(double part, String words, Chore.Work work) {
    return new Chore(Duration.ofMillis((long) (span.toMillis() * part)), words, work);
  }

  private void execute(String sql, String argument) {
    jdbi.useHandle(handle -> handle.execute(sql, argument));
  }

  /** Imports the file; a second time that adds nothing. */
  private void importFile() throws PartFailedException {
    imports++;
    String program = grounds.homes().node().resolve("bin/sendonce").toString();
    RunningProcess running =
        grounds
            .stage()
            .start(
                "import-" + imports,
                List.of(program, "enqueue", file.toString(), "--config", config.toString()),
                Map.of("SENDONCE_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
    if (!running.awaitEnd(IMPORT) || running.exitCode() != 0) {
      throw running.failed("did not import the file");
    }
  }

  private void writeFile(Instant start) throws PartFailedException {
    List<String> lines = new ArrayList<>();
    lines.add("campaign,account,provider_id,step,message,scheduled_for");
    for (Letter letter : letters) {
      if (letter.way() == Way.FILE) {
        lines.add(
            "%s,%s,%s,%d,\"%s\",%s"
                .formatted(
                    letter.campaign(),
                    letter.intent().account(),
                    letter.intent().person(),
                    letter.intent().step(),
                    letter.text(),
                    start.plus(letter.due())));
      }
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new PartFailedException("the file could not be written: " + e, e);
    }
  }

  private void insertCampaignsAndAccounts(Handle handle) {
    PreparedBatch campaigns = handle.prepareBatch("INSERT INTO campaigns (name) VALUES (?)");
    IntStream.range(0, Letters.CAMPAIGNS)
        .forEach(number -> campaigns.add(Letters.campaign(number)));
    campaigns.execute();
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
                + " VALUES (?, '0 milliseconds', '200 milliseconds')");
    IntStream.range(0, accounts).forEach(number -> batch.add(account(number)));
    batch.execute();
  }

  private void insertPeople(Handle handle) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO campaign_prospects (campaign_id, provider_id)
            SELECT id, ? FROM campaigns WHERE code = ? ON CONFLICT DO NOTHING
            """);
    letters.stream()
        .filter(letter -> letter.way() != Way.FILE)
        .forEach(letter -> batch.add(letter.intent().person(), letter.campaign()));
    batch.execute();
  }

  private void insertMessages(Handle handle, Instant start) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for, expires_at)
            SELECT p.campaign_id, p.id, a.id, :step, :text, CAST(:due AS timestamptz), CAST(:expires AS timestamptz)
            FROM campaigns c JOIN campaign_prospects p ON p.campaign_id = c.id, linkedin_accounts a
            WHERE c.code = :campaign AND p.person = :person AND a.provider_account_id = :account
            """);
    for (Letter letter : letters) {
      if (letter.way() != Way.FILE) {
        Instant due = start.plus(letter.due());
        batch
            .bind("step", letter.intent().step())
            .bind("text", letter.text())
            .bind("due", due.toString())
            .bind("expires", letter.way() == Way.EXPIRING ? due.plus(EXPIRES).toString() : null)
            .bind("campaign", letter.campaign())
            .bind("person", letter.intent().person())
            .bind("account", letter.intent().account())
            .add();
      }
    }
    batch.execute();
  }
}
