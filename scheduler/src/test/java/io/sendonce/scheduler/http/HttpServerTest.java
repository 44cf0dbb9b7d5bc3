package io.sendonce.scheduler.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerTest {

  private static final int LONGEST = 1000;

  private final HttpServer server =
      new HttpServer(
          new HttpServer.Place("127.0.0.1", 0, "webhook"),
          List.of(
              new Route("POST", "/say", LONGEST, HttpServerTest::echo),
              new Route("GET", "/fails", 0, HttpServerTest::fail)),
          List.of());
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(Duration.ofSeconds(1));
  }

  @Test
  void aRouteIsAskedWithHeaderAndBody() throws Exception {
    HttpResponse<String> reply = post("/say", BodyPublishers.ofString("hello"));
    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(reply.body()).isEqualTo("mild: hello");
    assertThat(reply.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(reply.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void whatNoRouteAnswersIsNotFoundOrNotAllowed() throws Exception {
    HttpResponse<String> unknown = send(request("/other<b>".replace("<b>", "%3Cb%3E")).GET());
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).isEqualTo("not found");
    HttpResponse<String> wrong = send(request("/say").DELETE());
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.body()).isEqualTo("not allowed");
  }

  @Test
  void aBodyUpToTheLimitIsReadAndALongerOneIsNot() throws Exception {
    assertThat(post("/say", BodyPublishers.ofString("x".repeat(LONGEST))).statusCode())
        .isEqualTo(202);
    // Without an announced length it is counted as it comes.
    String chunked = "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n";
    assertThat(statusOf(chunked.formatted(LONGEST, "x".repeat(LONGEST)))).isEqualTo("202");
    assertThat(statusOf(chunked.formatted(LONGEST + 1, "x".repeat(LONGEST + 1)))).isEqualTo("413");
  }

  /** A body that is never sent cannot have been read. */
  @Test
  void aBodyThatIsAnnouncedTooLongIsNotWaitedFor() throws Exception {
    assertThat(statusOf("Content-Length: %d\r\n\r\n".formatted(LONGEST + 1))).isEqualTo("413");
  }

  @Test
  void aRouteThatFailsTellsNothingOfWhy() throws Exception {
    HttpResponse<String> reply = send(request("/fails").GET());
    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(reply.body()).isEqualTo("failed");
  }

  @Test
  void aPortThatIsTakenFailsTheStartAndLeavesNothingBehind() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpServer second =
          new HttpServer(
              new HttpServer.Place("127.0.0.1", taken.getLocalPort(), "webhook"),
              List.of(),
              List.of());
      assertThatThrownBy(second::start)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot listen on 127.0.0.1 port %d, it is taken or not this machine's: change"
                  + " webhook.address or webhook.port",
              taken.getLocalPort());
    }
  }

  @Test
  void onceStoppedItDoesNotListen() {
    int port = server.port();
    server.stop(Duration.ofSeconds(1));
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
        .isInstanceOf(IOException.class);
  }

  private static Reply echo(Request request) {
    String mood = request.header("x-mood").orElse("none");
    return request
        .body()
        .map(body -> Reply.text(202, mood + ": " + new String(body, UTF_8)))
        .orElse(Reply.TOO_LONG);
  }

  private static Reply fail(Request request) {
    throw new IllegalStateException("secret of " + request);
  }

  /** The answer's status to a request of which this is the end, written in one piece. */
  private String statusOf(String end) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(("POST /say HTTP/1.1\r\nHost: x\r\n" + end).getBytes(UTF_8));
      byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
      return new String(first, UTF_8).substring("HTTP/1.1 ".length());
    }
  }

  private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
    return send(request(path).header("X-Mood", "mild").POST(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
