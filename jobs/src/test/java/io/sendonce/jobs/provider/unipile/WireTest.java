package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import io.sendonce.jobs.provider.SendOutcome.Unknown;
import io.sendonce.jobs.provider.unipile.WireServer.Reaction;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F3 and F7: one send is one request on the wire, counted where it arrives. */
final class WireTest {

  /** What a server does, and how often OkHttp with its defaults sends one POST to such a server. */
  record Case(String name, Reaction reaction, int byDefault) {

    @Override
    public String toString() {
      return name;
    }
  }

  static final Reaction REDIRECT_307 = WireServer.answering(307, "", "Location: /api/v1/elsewhere");
  static final Reaction REDIRECT_308 = WireServer.answering(308, "", "Location: /api/v1/elsewhere");

  static Stream<Case> cases() {
    return Stream.of(
        new Case("408", WireServer.answering(408, ""), 2),
        new Case("503, Retry-After 0", WireServer.answering(503, "", "Retry-After: 0"), 2),
        new Case("503, Retry-After too large", tooLargeRetryAfter(), 1),
        new Case("307", REDIRECT_307, 21),
        new Case("308", REDIRECT_308, 21),
        new Case("303", WireServer.answering(303, "", "Location: /api/v1/elsewhere"), 21),
        new Case("421", WireServer.answering(421, ""), 1),
        new Case("407", WireServer.answering(407, "", "Proxy-Authenticate: Basic realm=x"), 1),
        new Case("close after the request", onceRead(WireServer.Exchange::close), 1),
        new Case("reset after the request", onceRead(WireServer.Exchange::reset), 1),
        new Case("close before the body", WireServer.Exchange::close, 1),
        new Case("reset before the body", WireServer.Exchange::reset, 1),
        new Case("half a status line", onceRead(x -> closing(x, "HTTP/1.1 2")), 1),
        new Case("103, then close", onceRead(x -> closing(x, "HTTP/1.1 103 Hint\r\n\r\n")), 1),
        new Case("101", WireServer.answering(101, "", "Upgrade: x", "Connection: upgrade"), 1),
        new Case("accepted, body cut", onceRead(WireTest::cutBody), 1),
        new Case("204 with a length", onceRead(x -> closing(x, tooLong204())), 1));
  }

  static Stream<Arguments> plainAndTls() {
    return cases().flatMap(c -> Stream.of(Arguments.of(c, false), Arguments.of(c, true)));
  }

  @ParameterizedTest(name = "{0}, TLS {1}")
  @MethodSource("plainAndTls")
  void oneSendIsOneRequestAndItsFateIsUnknown(Case c, boolean tls) throws Exception {
    try (WireServer server = server(c.reaction(), tls);
        UnipileProvider provider = Sends.provider(server)) {
      SendOutcome outcome = provider.send(Sends.first(), Sends.LASTING);

      assertThat(outcome).isInstanceOf(Unknown.class);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  /** Shows that the counting above can fail. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aClientWithItsDefaultsSendsSomeOfTheseAgain(Case c) throws Exception {
    try (WireServer server = WireServer.plain(c.reaction())) {
      sendOrdinaryBody(new OkHttpClient(), server.url() + "/api/v1/chats");

      assertThat(server.requests()).isEqualTo(c.byDefault());
    }
  }

  @ParameterizedTest
  @MethodSource("bools")
  void aPooledConnectionClosedAfterTheRequestIsNotAskedAgainElsewhere(boolean tls)
      throws Exception {
    try (WireServer server = server(answerFirstThenClose(), tls);
        UnipileProvider provider = Sends.provider(server)) {
      assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(Sent.class);
      assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(Unknown.class);

      assertThat(server.connections()).as("the second went on the pooled one").isEqualTo(1);
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  /**
   * The one-shot body and the switches stand behind each other; here the body is an ordinary one.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("repeatedByDefault")
  void theSwitchesHoldWithoutTheOneShotBody(String name, Reaction reaction) throws Exception {
    try (WireServer server = WireServer.plain(firstAccepted(reaction));
        Transport transport =
            new Transport(Sends.settings(server.url()), UnaryOperator.identity())) {
      sendOrdinaryBody(transport.sending(), server.url());
      sendOrdinaryBody(transport.sending(), server.url());

      assertThat(server.requests()).as("two sends").isEqualTo(2);
    }
  }

  static Stream<Arguments> repeatedByDefault() {
    return Stream.of(
        Arguments.of("408", WireServer.answering(408, "")),
        Arguments.of("307", REDIRECT_307),
        Arguments.of("308", REDIRECT_308),
        Arguments.of("close after the request", onceRead(WireServer.Exchange::close)),
        Arguments.of("reset after the request", onceRead(WireServer.Exchange::reset)));
  }

  @Test
  void aClientWithItsDefaultsAsksAgainElsewhere() throws Exception {
    try (WireServer server = WireServer.plain(answerFirstThenClose())) {
      OkHttpClient client = new OkHttpClient();
      sendOrdinaryBody(client, server.url());
      sendOrdinaryBody(client, server.url());

      assertThat(server.requests()).as("two sends").isGreaterThan(2);
    }
  }

  @ParameterizedTest
  @MethodSource("bools")
  void aConnectionThatTheProviderClosedWhileIdleIsNotWrittenTo(boolean tls) throws Exception {
    Reaction closeAfterReply =
        x -> {
          x.readBody();
          x.reply(201, Sends.ACCEPTED);
          x.close();
        };
    try (WireServer server = server(closeAfterReply, tls);
        UnipileProvider provider = Sends.provider(server)) {
      for (int i = 1; i <= 5; i++) {
        int sends = i;
        assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(Sent.class);
        soon().until(() -> server.ended() == sends);
      }
      assertThat(server.requests()).isEqualTo(5);
    }
  }

  @Test
  void aConnectionUnusedForLongIsClosedByUs() throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider =
            Sends.provider(Sends.settings(server.url()).with(Sends.idle(Duration.ofMillis(100))))) {
      provider.send(Sends.first(), Sends.LASTING);

      soon().until(() -> server.ended() == 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersOverHttp2")
  void aServerThatSpeaksHttp2GetsOneRequestToo(String name, MockResponse answer) throws Exception {
    try (MockWebServer server = http2(answer);
        UnipileProvider provider =
            Sends.provider(Sends.settings("https://127.0.0.1:" + server.getPort()))) {
      assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(Unknown.class);

      assertThat(server.getRequestCount()).isEqualTo(1);
      // A socket of its own is what lets a send that was given up on be dropped.
      assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersOverHttp2")
  void aClientWithItsDefaultsSendsAgainOverHttp2(String name, MockResponse answer)
      throws Exception {
    try (MockWebServer server = http2(answer)) {
      OkHttpClient client = Sends.trusting(new OkHttpClient.Builder()).build();
      sendOrdinaryBody(client, "https://127.0.0.1:" + server.getPort());

      assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
      assertThat(server.getRequestCount()).isGreaterThan(1);
    }
  }

  static Stream<Arguments> answersOverHttp2() {
    return Stream.of(
        Arguments.of("408", new MockResponse.Builder().code(408).build()),
        Arguments.of(
            "503", new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build()),
        Arguments.of(
            "307", new MockResponse.Builder().code(307).addHeader("Location", "/else").build()),
        Arguments.of(
            "308", new MockResponse.Builder().code(308).addHeader("Location", "/else").build()));
  }

  static Stream<Boolean> bools() {
    return Stream.of(false, true);
  }

  private static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
  }

  private static MockWebServer http2(MockResponse answer) throws IOException {
    MockWebServer server = new MockWebServer();
    server.useHttps(WireServer.CERTIFICATES.sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    server.start();
    return server;
  }

  private static WireServer server(Reaction reaction, boolean tls) throws IOException {
    return tls ? WireServer.tls(reaction) : WireServer.plain(reaction);
  }

  private static void sendOrdinaryBody(OkHttpClient client, String url) {
    MultipartBody body =
        new MultipartBody.Builder().setType(MultipartBody.FORM).addFormDataPart("a", "b").build();
    Attempt attempt = new Attempt(Sends.LASTING, () -> false);
    Request request = new Request.Builder().url(url).tag(Attempt.class, attempt).post(body).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.body().string()).isNotNull();
    } catch (IOException | NumberFormatException e) {
      // How often it asked is what counts.
    }
  }

  private static Reaction onceRead(Reaction then) {
    return x -> {
      x.readBody();
      then.to(x);
    };
  }

  private static Reaction answerFirstThenClose() {
    return firstAccepted(onceRead(WireServer.Exchange::close));
  }

  private static Reaction firstAccepted(Reaction then) {
    Reaction accepting = WireServer.answering(201, Sends.ACCEPTED);
    return x -> (x.number() == 1 ? accepting : then).to(x);
  }

  private static Reaction tooLargeRetryAfter() {
    return WireServer.answering(503, "", "Retry-After: 99999999999");
  }

  private static String tooLong204() {
    return "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nabcde";
  }

  private static void cutBody(WireServer.Exchange x) throws IOException {
    closing(x, "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n" + Sends.ACCEPTED);
  }

  private static void closing(WireServer.Exchange x, String bytes) throws IOException {
    x.raw(bytes);
    x.close();
  }
}
