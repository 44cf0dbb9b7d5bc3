package io.sendonce.scheduler.webhook;

import static io.sendonce.scheduler.webhook.Posts.OLD_SECRET;
import static io.sendonce.scheduler.webhook.Posts.SECRET;
import static io.sendonce.scheduler.webhook.Posts.echo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.unipile.UnipileWebhook;
import io.sendonce.jobs.recovery.Echoes;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.config.WebhookSettings;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** Notices over HTTP: forged, repeated, out of order, of other accounts, or badly timed (F33). */
@Timeout(60)
class WebhookEndpointTest {

  private static final String PERSON = "ACoAB-them-them-them-them";

  @RegisterExtension
  final TestDatabase database =
      TestDatabase.migrated("webhook", empty -> Schema.of(empty).migrate("sendonce"));

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private HttpServer server;
  private Posts posts;
  private Instant startedAt;

  @BeforeEach
  void start() throws Exception {
    server = serve(database.dataSource());
    posts = new Posts(server.port());
    run(
        """
        INSERT INTO campaigns (name) VALUES ('spring');
        INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1'), ('acc-2');
        INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'ACoAB-them-them-them-them');
        INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)
          VALUES (1, 1, 1, 1, 'Hello');
        INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until)
          VALUES (1, 1, 'a', '', now(), now());
        INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
          SELECT idempotency_key, 1, 1, 1, 1, 'x', 1, 'sending', now() FROM send_queue;
        UPDATE send_queue SET status = 'processing', claim_token = 1, lease_until = now();
        UPDATE send_attempts SET outcome = 'unknown', settled_at = now();
        UPDATE linkedin_messages SET status = 'unknown';
        UPDATE send_queue SET status = 'uncertain', lease_until = NULL, look_at = 'infinity';
        """);
    startedAt =
        Database.over(database.dataSource())
            .inTransaction(
                handle ->
                    handle
                        .createQuery("SELECT started_at FROM send_attempts")
                        .mapTo(Instant.class)
                        .one());
    log.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
  }

  @AfterEach
  void stop() {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    server.stop(Duration.ofSeconds(5));
    assertThat(log.list)
        .as("ids only")
        .noneMatch(
            event ->
                Stream.of("Hello", PERSON, SECRET, OLD_SECRET)
                    .anyMatch(event.getFormattedMessage()::contains));
  }

  @Test
  void anEchoIsKeptAndItsMessageIsLookedAtNext() {
    HttpResponse<String> reply = posts.post(echo("acc-1", PERSON, "m1", startedAt));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("kept");
    assertThat(kept()).isEqualTo("acc-1/m1");
    assertThat(isDue()).isTrue();
  }

  static Stream<@Nullable String> wrongSecrets() {
    return Stream.of(
        null,
        "",
        " ",
        "sixteen-letters",
        "sixteen-letters-x",
        "Sixteen-letters-",
        SECRET + "," + OLD_SECRET,
        "x".repeat(4000));
  }

  @ParameterizedTest
  @MethodSource("wrongSecrets")
  void aNoticeWithoutTheSecretIsRefusedWithoutAHint(@Nullable String secret) {
    HttpResponse<String> reply = posts.post(secret, echo("acc-1", PERSON, "m1", startedAt));
    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(reply.body()).isEqualTo("unauthorized");
    assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(kept()).isEmpty();
    assertThat(isDue()).isFalse();
  }

  /** Whoever may not be heard learns nothing of what he sent either. */
  @Test
  void withoutTheSecretNothingIsSaidOfTheBody() {
    assertThat(posts.post("wrong", "{").statusCode()).isEqualTo(401);
  }

  @Test
  void bothSecretsAreHeardWhileTheyAreBeingChanged() {
    assertThat(posts.post(OLD_SECRET, echo("acc-1", PERSON, "m1", startedAt)).body())
        .isEqualTo("kept");
    assertThat(posts.post(SECRET, echo("acc-1", PERSON, "m2", startedAt)).body()).isEqualTo("kept");
  }

  @Test
  void aRepeatChangesNothingAndIsAnsweredAsWell() {
    posts.post(echo("acc-1", PERSON, "m1", startedAt));
    run("UPDATE send_queue SET look_at = 'infinity'");
    HttpResponse<String> again = posts.post(echo("acc-1", PERSON, "m1", startedAt));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo("nothing new");
    assertThat(kept()).isEqualTo("acc-1/m1");
    assertThat(isDue()).isFalse();
  }

  @Test
  void theOrderInWhichNoticesComeMakesNoDifference() {
    posts.post(echo("acc-1", "ACoAC", "m3", startedAt.plusSeconds(60)));
    assertThat(isDue()).isFalse();
    posts.post(echo("acc-1", PERSON, "m1", startedAt));
    assertThat(isDue()).isTrue();
    assertThat(kept()).isEqualTo("acc-1/m1 acc-1/m3");
  }

  @ParameterizedTest
  @CsvSource({
    "acc-2, nothing new", // nothing of it is in doubt
    "acc-3, nothing new" // not ours
  })
  void anotherAccountsEchoIsNotKept(String account, String answer) {
    HttpResponse<String> reply = posts.post(echo(account, PERSON, "m1", startedAt));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(answer);
    assertThat(kept()).isEmpty();
    assertThat(isDue()).isFalse();
  }

  @Test
  void aMessageFromBeforeTheAttemptIsNoReasonToLook() {
    posts.post(echo("acc-1", PERSON, "m1", startedAt.minus(1, ChronoUnit.MINUTES)));
    assertThat(isDue()).isFalse();
  }

  @Test
  void aReplyWithOurWordsIsIgnored() {
    HttpResponse<String> reply =
        posts.post(
            echo("acc-1", PERSON, "m1", startedAt)
                .replace("{\"user_id\": \"" + Posts.US, "{\"user_id\": \"somebody"));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("ignored: a message that somebody else sent");
    assertThat(kept()).isEmpty();
  }

  @Test
  void anotherEventIsIgnored() {
    String read =
        echo("acc-1", PERSON, "m1", startedAt).replace("message_received", "message_read");
    assertThat(posts.post(read).statusCode()).isEqualTo(200);
    assertThat(posts.post("{\"AccountStatus\": {}}").body()).isEqualTo("ignored: another event");
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatIsNoNoticeIsRefusedWithTheReason() {
    assertThat(posts.post("event=message_received").statusCode()).isEqualTo(400);
    assertThat(posts.post("event=message_received").body()).isEqualTo("the body is not JSON");
    assertThat(posts.post("[]").body()).isEqualTo("the body is not a JSON object");
  }

  @Test
  void aHugeBodyIsRefused() throws IOException {
    assertThat(posts.announce(SECRET, 256 * 1024 + 1)).isEqualTo(413);
    assertThat(posts.announce("wrong", 256 * 1024 + 1)).isEqualTo(401);
  }

  @Test
  void whileTheDatabaseCannotBeReachedTheProviderIsAskedToTryAgain() throws Exception {
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setURL("jdbc:postgresql://127.0.0.1:1/x?user=x&connectTimeout=1");
    HttpServer cutOff = serve(away);
    try {
      HttpResponse<String> reply =
          new Posts(cutOff.port()).post(echo("acc-1", PERSON, "m1", startedAt));
      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(reply.body()).isEqualTo("try again");
    } finally {
      cutOff.stop(Duration.ofSeconds(5));
    }
    // Another node, or this one later, takes it.
    assertThat(posts.post(echo("acc-1", PERSON, "m1", startedAt)).body()).isEqualTo("kept");
  }

  /** Answered before the commit, an echo whose commit fails would be lost. */
  @Test
  void itIsAnsweredAfterTheCommit() {
    run(
        """
        CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''Hello of %'', NEW; END';
        CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON provider_echoes DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION fails();
        """);
    assertThat(posts.post(echo("acc-1", PERSON, "m1", startedAt)).statusCode()).isEqualTo(503);
    assertThat(kept()).isEmpty();
  }

  /**
   * What a database says of a row that it refuses holds the row; see also the end of every test.
   */
  @Test
  void whatTheDatabaseSaysOfARowIsNotLogged() {
    run(
        """
        CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''Hello of %'', NEW; END';
        CREATE TRIGGER fails BEFORE INSERT ON provider_echoes FOR EACH ROW EXECUTE FUNCTION fails();
        """);
    assertThat(posts.post(echo("acc-1", PERSON, "m1", startedAt)).statusCode()).isEqualTo(503);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains(
            "an echo could not be kept, the provider may try again:"
                + " UnableToExecuteStatementException, PSQLException");
  }

  private static HttpServer serve(DataSource database) throws Exception {
    Echoes echoes = new Echoes(Database.over(database));
    WebhookEndpoint endpoint = new WebhookEndpoint(settings(), UnipileWebhook::read, echoes);
    HttpServer server =
        new HttpServer(
            new HttpServer.Place("127.0.0.1", 0, "webhook"), List.of(endpoint.route()), List.of());
    server.start();
    return server;
  }

  private static WebhookSettings settings() throws ConfigurationException {
    return Configuration.settingsAlone(
            null,
            Map.of(
                "SENDONCE_DATABASE_URL", "jdbc:postgresql://localhost/x",
                "SENDONCE_DATABASE_USER", "x",
                "SENDONCE_UNIPILE_DSN", "localhost:1",
                "SENDONCE_UNIPILE_API_KEY", "x",
                "SENDONCE_WEBHOOK_ENABLED", "true",
                "SENDONCE_WEBHOOK_SECRET", SECRET + "," + OLD_SECRET),
            "node-1")
        .webhook();
  }

  private boolean isDue() {
    return text("SELECT look_at <= clock_timestamp() FROM send_queue").equals("t");
  }

  private String kept() {
    return text(
        "SELECT coalesce(string_agg(provider_account_id || '/' || message_id, ' ' ORDER BY message_id), '')"
            + " FROM provider_echoes e JOIN linkedin_accounts a ON a.id = e.account_id");
  }

  private void run(String sql) {
    Database.over(database.dataSource())
        .inTransaction(handle -> handle.createScript(sql).execute());
  }

  private String text(String sql) {
    return Database.over(database.dataSource())
        .inTransaction(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
