package io.sendonce.jobs.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.provider.unipile.UnipileSettings;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.jobs.testdata.Node;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.testing.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server's files are put back to an earlier time while messages go out over real HTTP (F15):
 * nothing that was sent since is sent again.
 */
class RestoredFilesTest {

  private static final Lane ALL = new Lane(0, 1);
  private static final int PEOPLE = 6;
  private static final int SENT_BEFORE = 1;
  private static final int SENT_SINCE = 3;

  @TempDir private Path directory;

  private @Nullable EmbeddedServer server;
  private @Nullable ProviderSimulator simulator;
  private @Nullable UnipileProvider provider;

  @BeforeEach
  void aCampaignOfSixOfWhichOneMessageIsSent() throws Exception {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(directory.resolve("ledger")));
    provider =
        new UnipileProvider(UnipileSettings.of(simulator.uri().toString(), simulator.apiKey()));
    start();
    Schema.of(dataSource()).migrate("sendonce");
    run("INSERT INTO campaigns (name) VALUES ('spring')");
    run(
        "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
            + " SELECT 'account-' || i, '0', '0' FROM generate_series(1, "
            + PEOPLE
            + ") AS i");
    run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT 1, 'person-' || i FROM generate_series(1, "
            + PEOPLE
            + ") AS i");
    run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
            + " SELECT 1, i, i, 1, 'Hello, person ' || i FROM generate_series(1, "
            + PEOPLE
            + ") AS i");
    try (Node node = node("node-a")) {
      send(node, 1, SENT_BEFORE);
    }
  }

  @AfterEach
  void stopEverything() {
    if (provider != null) {
      provider.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aBackupThatWasRecoveredIsNoticedByItsTimeline() throws Exception {
    Path backup = backUp();
    try (Node node = node("node-a")) {
      send(node, SENT_BEFORE + 1, SENT_BEFORE + SENT_SINCE);
    }
    restore(backup, true);
    try (Node fresh = node("node-b")) {
      nothingForgottenIsSentAgain(fresh, "timeline 00000001");
    }
  }

  @Test
  void filesPutBackUnderARunningNodeAreNoticedByWhatItSent() throws Exception {
    Path backup = backUp();
    try (Node node = node("node-a")) {
      send(node, SENT_BEFORE + 1, SENT_BEFORE + SENT_SINCE);
      restore(backup, false);
      nothingForgottenIsSentAgain(node, "it does not know attempt 4");
    }
  }

  private void nothingForgottenIsSentAgain(Node node, String noticedBy) {
    node.send(ALL);
    assertThat(deliveredOnce()).isEqualTo(SENT_BEFORE + SENT_SINCE);
    assertThat(strings("SELECT pause_reason FROM send_switch"))
        .singleElement()
        .asString()
        .startsWith("the database was restored: ")
        .contains(noticedBy);
    assertThat(statuses()).isEqualTo(Map.of("sent", 1L, "uncertain", 5L));
    node.recover(Policy.HOLD);
    assertThat(statuses()).isEqualTo(Map.of("sent", 4L, "uncertain", 2L));
    run("UPDATE send_queue SET look_at = now() WHERE status = 'uncertain'");
    node.recover(Policy.HOLD);
    assertThat(statuses()).isEqualTo(Map.of("sent", 4L, "pending", 2L));
    node.send(ALL);
    assertThat(deliveredOnce()).isEqualTo(SENT_BEFORE + SENT_SINCE);
    assertThat(
            new Brake(database(), Actor.atCommandLine("ada"))
                .resume(new Scope.Everything(), "looked into it")
                .isDone())
        .isTrue();
    node.send(ALL);
    assertThat(statuses()).isEqualTo(Map.of("sent", 6L));
    assertThat(deliveredOnce()).isEqualTo(PEOPLE);
  }

  /** Sends the messages of the accounts from one to another. */
  private static void send(Node node, int first, int last) {
    IntStream.rangeClosed(first, last).forEach(account -> node.send(new Lane(account, 100)));
  }

  /** How many people got the message; an error if somebody got it twice. */
  private int deliveredOnce() {
    List<String> recipients =
        simulator().deliveries().stream()
            .map(Delivery::intent)
            .map(Object::toString)
            .collect(Collectors.toList());
    assertThat(recipients).doesNotHaveDuplicates();
    return recipients.size();
  }

  private Map<String, Long> statuses() {
    return strings("SELECT status FROM send_queue").stream()
        .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
  }

  private Path backUp() {
    stop();
    Path backup = directory.resolve("backup");
    copy(data(), backup);
    start();
    return backup;
  }

  /** As by hand: stop, put the files back, start; with a recovery as a backup's manual has it. */
  private void restore(Path backup, boolean isRecovered) throws IOException {
    stop();
    delete(data());
    copy(backup, data());
    if (isRecovered) {
      Files.createFile(data().resolve("recovery.signal"));
      Files.writeString(
          data().resolve("postgresql.auto.conf"),
          "restore_command = 'false'\n",
          StandardOpenOption.APPEND);
    }
    start();
  }

  /** A server that recovers can be read before it can be written to. */
  private void start() {
    server = EmbeddedServer.durable(data(), server == null ? 0 : server.port());
    await().until(() -> strings("SELECT pg_is_in_recovery()"), List.of("f")::equals);
  }

  private void stop() {
    server().close();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Node node(String name) {
    if (provider == null) {
      throw new IllegalStateException("not started");
    }
    return new Node(name, database(), provider);
  }

  private Database database() {
    return Database.over(dataSource());
  }

  private DataSource dataSource() {
    return server().dataSource("postgres");
  }

  private void run(String sql) {
    Jdbi.create(dataSource()).useHandle(handle -> handle.execute(sql));
  }

  private List<String> strings(String sql) {
    return Jdbi.create(dataSource())
        .withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }

  private EmbeddedServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }

  private ProviderSimulator simulator() {
    if (simulator == null) {
      throw new IllegalStateException("not started");
    }
    return simulator;
  }

  private static void copy(Path from, Path to) {
    forEach(
        from,
        path -> {
          Path target = to.resolve(from.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(
                target,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
          } else {
            Files.copy(path, target);
          }
        });
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forEach(Path directory, PathWork work) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        work.on(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface PathWork {
    void on(Path path) throws IOException;
  }
}
