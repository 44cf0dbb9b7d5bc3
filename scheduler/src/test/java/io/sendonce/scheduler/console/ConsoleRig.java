package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.provider.unipile.UnipileSettings;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.UsersFile;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.config.ConsoleSettings;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.store.QuartzStatements;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A console over real HTTP, with a viewer, an operator and an admin, and a database of its own. */
final class ConsoleRig implements BeforeEachCallback, AfterEachCallback {

  static final String PASSWORD = "correct horse battery";

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

  private final TestDatabase database =
      TestDatabase.migrated("sendonce", empty -> Schema.of(empty).migrate("sendonce"));
  private final String path;
  private final HttpClient client = HttpClient.newHttpClient();

  private @Nullable Path directory;
  private @Nullable ConsoleSite site;
  private @Nullable HttpServer server;
  private @Nullable ProviderSimulator simulator;
  private @Nullable UnipileProvider provider;

  private ConsoleRig(String path) {
    this.path = path;
  }

  static ConsoleRig atRoot() {
    return new ConsoleRig("");
  }

  static ConsoleRig under(String path) {
    return new ConsoleRig(path);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    database.beforeEach(context);
    directory = Files.createTempDirectory("console");
    users().put("vera", Role.VIEWER, PASSWORD);
    users().put("otto", Role.OPERATOR, PASSWORD);
    users().put("ada", Role.ADMIN, PASSWORD);
    simulator =
        ProviderSimulator.start(SimulatorSettings.forTests(directory.resolve("deliveries")));
    provider =
        new UnipileProvider(UnipileSettings.of(simulator.uri().toString(), simulator.apiKey()));
    site =
        new ConsoleSite(
            new ConsoleParts(
                new ConsoleSettings(
                    true,
                    new ConsoleSettings.Address("127.0.0.1", 8086),
                    path,
                    users().path(),
                    users().path().resolveSibling("tokens.properties"),
                    Duration.ofHours(1),
                    false,
                    ZoneId.of("Europe/Paris"),
                    ""),
                statements(),
                provider,
                new Cluster(
                    "sendonce",
                    Duration.ofSeconds(20),
                    () -> Inventory.read(statements(), QuartzStatements.of("QRTZ_"), "sendonce")),
                new PersonRule(true, 2, Duration.ofMinutes(30), Duration.ofDays(7)),
                Clock.systemUTC(),
                "1.2.3"));
    server =
        new HttpServer(
            new HttpServer.Place("127.0.0.1", 0, "console"), site.routes(), site.events());
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (site != null) {
      site.close();
    }
    if (server != null) {
      server.stop(Duration.ofSeconds(1));
    }
    if (provider != null) {
      provider.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    Files.deleteIfExists(users().path());
    Files.deleteIfExists(users().path().resolveSibling("deliveries"));
    Files.delete(Objects.requireNonNull(directory));
    database.afterEach(context);
  }

  /** The provider, as it really is. */
  ProviderSimulator simulator() {
    return Objects.requireNonNull(simulator);
  }

  UsersFile users() {
    return new UsersFile(Objects.requireNonNull(directory).resolve("users.properties"));
  }

  /** The provider that the console asks. */
  UnipileProvider provider() {
    return Objects.requireNonNull(provider);
  }

  List<Route> routes() {
    return Objects.requireNonNull(site).routes();
  }

  String url(String below) {
    return "http://127.0.0.1:" + Objects.requireNonNull(server).port() + path + below;
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

  /** A campaign of one person, an account, and a due message; all have the id 1. */
  void oneMessage(String person, String text) {
    sql("INSERT INTO campaigns (name) VALUES ('spring')");
    sql("INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, ?)", person);
    sql("INSERT INTO linkedin_accounts (provider_account_id, name) VALUES ('account-1', 'Desk')");
    sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
            + " VALUES (1, 1, 1, 1, ?)",
        text);
  }

  /** The one message is in doubt, after a claim whose lease has ended. */
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

  /** A browser without a page: keeps the cookie of who signed in. */
  final class Visit {

    private final @Nullable String cookie;

    private Visit(@Nullable String cookie) {
      this.cookie = cookie;
    }

    HttpResponse<String> get(String below) throws Exception {
      return send(request(below).GET());
    }

    /** Posts a form with its token, as the page has it. */
    HttpResponse<String> post(String below, Map<String, String> fields) throws Exception {
      return postRaw(below, form(fields) + "&form_token=" + encoded(formToken()), "same-origin");
    }

    HttpResponse<String> postRaw(String below, String body, String site) throws Exception {
      return send(
          request(below)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Sec-Fetch-Site", site)
              .POST(BodyPublishers.ofString(body)));
    }

    String formToken() throws Exception {
      Matcher token = FORM_TOKEN.matcher(get("/stop").body());
      if (!token.find()) {
        throw new AssertionError("no form");
      }
      return token.group(1);
    }

    private HttpRequest.Builder request(String below) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(below)));
      return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  Visit nobody() {
    return new Visit(null);
  }

  /** Somebody of the three, signed in. */
  Visit as(String name) throws Exception {
    HttpResponse<String> reply = signIn(name, PASSWORD, "/");
    if (reply.statusCode() != 303) {
      throw new AssertionError(reply.body());
    }
    return new Visit(
        reply.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));
  }

  HttpResponse<String> signIn(String name, String password, String to) throws Exception {
    return nobody()
        .postRaw(
            "/sign-in", form(Map.of("name", name, "password", password, "to", to)), "same-origin");
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
