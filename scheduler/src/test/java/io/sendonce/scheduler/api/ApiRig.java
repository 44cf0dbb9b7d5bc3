package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sendonce.jobs.bulk.BulkActions;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.access.TokensFile;
import io.sendonce.scheduler.bulk.BulkWorker;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.store.QuartzStatements;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An API over real HTTP, with a token of each scope, and a database of its own. */
final class ApiRig implements BeforeEachCallback, AfterEachCallback {

  static final JsonMapper JSON = new JsonMapper();
  static final String BASE = "/sendonce/api/v1";

  private final TestDatabase database =
      TestDatabase.migrated("sendonce", empty -> Schema.of(empty).migrate("sendonce"));
  private final HttpClient client = HttpClient.newHttpClient();

  private @Nullable Path directory;
  private @Nullable ApiSite site;
  private @Nullable QueueCounts counts;
  private @Nullable BulkWorker worker;
  private @Nullable HttpServer server;
  private String reader = "";
  private String submitter = "";
  private String operator = "";
  private String admin = "";

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    database.beforeEach(context);
    directory = Files.createTempDirectory("api");
    reader = tokens().put("reader", Set.of(Scope.READ));
    submitter = tokens().put("submitter", Set.of(Scope.SUBMIT));
    operator = tokens().put("operator", Set.of(Scope.OPERATE));
    admin = tokens().put("admin", Set.of(Scope.ADMIN));
    QueueStatus status = new QueueStatus(statements());
    PersonRule rule = new PersonRule(true, 2, Duration.ofMinutes(30), Duration.ofDays(7));
    counts = QueueCounts.of(status, "sendonce", Duration.ofSeconds(20), rule);
    worker = new BulkWorker(new BulkActions(statements()));
    site =
        new ApiSite(
            new ApiParts(
                "/sendonce",
                false,
                new Tokens(tokens()),
                statements(),
                counts,
                new Cluster(
                    "sendonce",
                    Duration.ofSeconds(20),
                    () -> Inventory.read(statements(), QuartzStatements.of("QRTZ_"), "sendonce")),
                worker,
                Clock.systemUTC()));
    server =
        new HttpServer(new HttpServer.Place("127.0.0.1", 0, "console"), site.routes(), List.of());
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (server != null) {
      server.stop(Duration.ofSeconds(1));
    }
    if (worker != null) {
      worker.close();
    }
    if (counts != null) {
      counts.close();
    }
    Files.deleteIfExists(tokens().path());
    Files.delete(Objects.requireNonNull(directory));
    database.afterEach(context);
  }

  ApiSite site() {
    return Objects.requireNonNull(site);
  }

  TokensFile tokens() {
    return new TokensFile(Objects.requireNonNull(directory).resolve("tokens.properties"));
  }

  String reader() {
    return reader;
  }

  String submitter() {
    return submitter;
  }

  String operator() {
    return operator;
  }

  String admin() {
    return admin;
  }

  /** For nodes of its own. */
  TestDatabase database() {
    return database;
  }

  Database statements() {
    return Database.over(database.dataSource());
  }

  void sql(String sql, @Nullable Object... values) {
    statements().inTransaction(handle -> handle.execute(sql, values));
  }

  List<String> texts(String sql, @Nullable Object... values) {
    return statements()
        .inTransaction(handle -> handle.select(sql, values).mapTo(String.class).list());
  }

  /** A campaign of one person, and an account; all have the id 1. */
  void onePerson() {
    sql("INSERT INTO campaigns (code, name) VALUES ('spring', 'Spring')");
    sql("INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'person-1')");
    sql(
        "INSERT INTO linkedin_accounts (code, provider_account_id, daily_cap) VALUES ('desk', 'account-1', 10)");
  }

  /** So many messages that wait, with the ids from 1 on, of one campaign and account. */
  void waiting(int messages) {
    onePerson();
    sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT 1, 'p-' || i FROM generate_series(2, ?) i",
        messages);
    sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) SELECT 1, p.id, 1, 1, 'Hello' FROM campaign_prospects p ORDER BY p.id");
  }

  /** Holds an answer against its description. */
  JsonNode done(HttpResponse<String> reply, int status, String schema) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(unlike(schema, reply)).as(reply.body()).isEmpty();
    assertThat(reply.body()).doesNotContain("Hello");
    return json(reply);
  }

  /** Looks at something, and holds the answer against its description. */
  JsonNode read(String below, String schema) throws Exception {
    return done(get(reader, below), 200, schema);
  }

  /** The field that a refusal names first. */
  static String wrongField(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isIn(400, 422);
    assertThat(unlike("Problem", reply)).isEmpty();
    return json(reply).at("/errors/0/field").asString();
  }

  /** A message to the one person, as JSON. */
  static String toPerson(int step, String text) {
    return JSON.writeValueAsString(fields(step, text));
  }

  static ObjectNode fields(int step, String text) {
    return JSON.createObjectNode()
        .put("campaign_id", 1)
        .put("prospect_id", 1)
        .put("account_id", 1)
        .put("step", step)
        .put("message", text);
  }

  /** The message 1 is in doubt, after a claim whose lease has ended. */
  void doubt() {
    sql(
        """
        INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until)
        VALUES (1, 1, 'node-a', '\\x00', now() - interval '1 h', now() - interval '59 min')
        """);
    sql(
        """
        INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
        SELECT idempotency_key, 1, 1, 1, 1, 'person-1', 1, 'sending', now() - interval '1 h' FROM send_queue
        """);
    sql(
        "UPDATE send_queue SET status = 'processing', claim_token = 1, claimed_by = 'node-a', lease_until = now()");
    sql(
        "UPDATE send_attempts SET outcome = 'unknown', settled_at = now() - interval '59 min', detail = 'no answer'");
    sql("UPDATE linkedin_messages SET status = 'unknown'");
    sql(
        "UPDATE send_queue SET status = 'uncertain', lease_until = NULL, look_at = now() + interval '1 h', status_reason = 'no answer'");
  }

  HttpResponse<String> get(String token, String below) throws Exception {
    return send(request(token, below).GET());
  }

  HttpResponse<String> post(String token, String below, String body) throws Exception {
    return send(
        request(token, below)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /**
   * Announces a body and sends none of it: a client that still sends when the server has answered
   * and closed may see a broken connection in place of the answer.
   *
   * @return the whole answer, as text
   */
  String announce(String token, String below, int length) throws IOException {
    String head =
        "POST %s%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(BASE, below, token, length);
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Objects.requireNonNull(server).port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  HttpRequest.Builder request(String token, String below) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + Objects.requireNonNull(server).port() + BASE + below));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> reply) {
    return JSON.readTree(reply.body());
  }

  /** What keeps an answer from being what its description says. */
  static List<Error> unlike(String schema, HttpResponse<String> reply) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$ref", "#/components/schemas/" + schema);
    root.set("components", JSON.readTree(Description.document()).get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(root)
        .validate(
            json(reply),
            context -> context.executionConfig(it -> it.formatAssertionsEnabled(true)));
  }
}
