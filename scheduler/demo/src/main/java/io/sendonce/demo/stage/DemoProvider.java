package io.sendonce.demo.stage;

import io.sendonce.demo.options.Delay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider simulator in a process of its own. */
public final class DemoProvider {

  /** What the simulator expects of whoever asks. */
  public static final String API_KEY = "demo-key";

  private static final Duration START = Duration.ofSeconds(30);
  private static final String SMALL_JVM = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final RunningProcess process;
  private final URI address;
  private final Path ledger;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();

  private DemoProvider(RunningProcess process, URI address, Path ledger) {
    this.process = process;
    this.address = address;
    this.ledger = ledger;
  }

  /** Starts it and waits until it answers. */
  public static DemoProvider start(
      Stage stage, Path home, Delay delay, Duration readBackLag, long seed)
      throws PartFailedException {
    Path port = stage.directory().resolve("provider.port");
    Path ledger = stage.directory().resolve("provider-ledger.jsonl");
    List<String> command =
        List.of(
            home.resolve("bin/simulator").toString(),
            "--port=0",
            "--port-file=" + port,
            "--ledger=" + ledger,
            "--delay=" + delay,
            "--seed=" + seed,
            "--read-back-lag=" + Delay.text(readBackLag),
            "--api-key=" + API_KEY);
    RunningProcess process =
        stage.start("provider", command, Map.of("SIMULATOR_JAVA_OPTS", SMALL_JVM));
    boolean ready =
        Patience.await(
            START,
            () -> {
              process.requireAlive();
              return Files.exists(port);
            });
    if (!ready) {
      throw process.failed("did not start within " + START.toSeconds() + " s");
    }
    return new DemoProvider(process, addressIn(port), ledger);
  }

  /** Where it listens, without a path. */
  public URI address() {
    return address;
  }

  /** The receiver's truth: one line for each message that reached a person. */
  public Path ledger() {
    return ledger;
  }

  /** How many messages have reached somebody. */
  public long delivered() throws PartFailedException {
    return ask(HttpRequest.newBuilder(address.resolve("/simulator/stats")).GET())
        .path("delivered")
        .asLong();
  }

  /** Sends a message, as a program would that knows nothing of what may go wrong. */
  public void startChat(String account, String person, String text) throws PartFailedException {
    Map<String, Object> body =
        Map.of("account_id", account, "attendees_ids", List.of(person), "text", text);
    ask(
        HttpRequest.newBuilder(address.resolve("/api/v1/chats"))
            .header("X-API-KEY", API_KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /**
   * Has it post what it delivers.
   *
   * @param url where to
   * @param header sent along with a value, by which the hearer knows it
   */
  public void addWebhook(URI url, String header, String value) throws PartFailedException {
    Map<String, Object> body =
        Map.of(
            "source",
            "messaging",
            "request_url",
            url.toString(),
            "events",
            List.of("message_received"),
            "headers",
            List.of(Map.of("key", header, "value", value)));
    ask(
        HttpRequest.newBuilder(address.resolve("/api/v1/webhooks"))
            .header("X-API-KEY", API_KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /** Makes something go wrong from now on, as its control interface describes it. */
  public void plantFault(Map<String, Object> fault) throws PartFailedException {
    ask(
        HttpRequest.newBuilder(address.resolve("/simulator/faults"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(fault))));
  }

  /** Whether a request of this account has arrived. */
  public boolean hasSeen(String account) throws PartFailedException {
    return !ask(HttpRequest.newBuilder(address.resolve("/simulator/requests?account=" + account))
            .GET())
        .path("requests")
        .isEmpty();
  }

  /** Lets nothing go wrong any more. */
  public void clearFaults() throws PartFailedException {
    ask(HttpRequest.newBuilder(address.resolve("/simulator/faults")).DELETE());
  }

  private JsonNode ask(HttpRequest.Builder request) throws PartFailedException {
    process.requireAlive();
    HttpRequest built = request.timeout(Duration.ofSeconds(20)).build();
    try {
      HttpResponse<String> answer = http.send(built, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new PartFailedException(
            "the provider simulator refused %s: %d %s"
                .formatted(built.uri(), answer.statusCode(), answer.body()));
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw process.failed("did not answer " + built.uri() + " (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("interrupted while asking the provider simulator", e);
    }
  }

  private static URI addressIn(Path portFile) throws PartFailedException {
    try {
      return URI.create("http://127.0.0.1:" + Files.readString(portFile).trim());
    } catch (IOException e) {
      throw new PartFailedException("the provider's port could not be read: " + e, e);
    }
  }
}
