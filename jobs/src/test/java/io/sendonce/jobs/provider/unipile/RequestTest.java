package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.SendOutcome.Comeback.Never;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import io.sendonce.jobs.provider.unipile.WireServer.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests as they arrive. */
@Timeout(20)
final class RequestTest {

  @Test
  void aFirstMessageStartsAChat() throws Exception {
    Received request = sent(Sends.first());

    assertThat(request.line()).isEqualTo("POST /api/v1/chats HTTP/1.1");
    assertThat(request.header("X-API-KEY")).isEqualTo(Sends.KEY);
    assertThat(request.header("Accept")).isEqualTo("application/json");
    assertThat(request.header("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(parts(request))
        .containsExactly(
            "account_id=account-1", "attendees_ids=" + Sends.PERSON, "text=" + Sends.TEXT);
  }

  @Test
  void aMessageIntoAKnownChatNamesTheAccountAsAGuard() throws Exception {
    Received request = sent(Sends.inChat("chat-7"));

    assertThat(request.line()).isEqualTo("POST /api/v1/chats/chat-7/messages HTTP/1.1");
    assertThat(parts(request)).containsExactly("account_id=account-1", "text=" + Sends.TEXT);
  }

  @Test
  void thePortMayTravelAsAQuery() throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider = Sends.provider(Sends.settings(server.url() + "?port=13424"))) {
      provider.send(Sends.first(), Sends.LASTING);

      assertThat(server.received().get(0).line())
          .isEqualTo("POST /api/v1/chats?port=13424 HTTP/1.1");
    }
  }

  @Test
  void aTextArrivesAsItIs() throws Exception {
    String text = "Grüße, 你好 🙂\n--boundary\nContent-Disposition: form-data; name=\"text\"\n\n{}";

    assertThat(parts(sent(Sends.first(text)))).contains("text=" + text);
  }

  @Test
  void idsWithOddCharactersStayInTheirPlace() throws Exception {
    OutboundMessage odd =
        new OutboundMessage(
            MessageKind.DIRECT_MESSAGE, "acc\"\u00e9;=", "AC o\"&name=x", null, "text");

    assertThat(parts(sent(odd)))
        .containsExactly("account_id=acc\"\u00e9;=", "attendees_ids=AC o\"&name=x", "text=text");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b,       /api/v1/chats/a%2Fb/messages",
    "a?b#c,     /api/v1/chats/a%3Fb%23c/messages",
    "a b%20c,   /api/v1/chats/a%20b%2520c/messages",
    "../x,      /api/v1/chats/..%2Fx/messages",
    "é,         /api/v1/chats/%C3%A9/messages",
    "%2e%2e,    /api/v1/chats/%252e%252e/messages",
  })
  void aChatIdIsOneSegmentOfThePath(String chatId, String path) throws Exception {
    assertThat(sent(Sends.inChat(chatId)).line()).isEqualTo("POST " + path + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void aChatIdThatWouldNameSomethingElseIsNotAsked(String chatId) throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider = Sends.provider(server)) {
      NotSent outcome = (NotSent) provider.send(Sends.inChat(chatId), Sends.LASTING);

      assertThat(outcome.comeback()).isEqualTo(new Never());
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void aBodyIsWrittenOnceWhoeverAsks() throws Exception {
    OneShotBody body = new OneShotBody(RequestBody.create("text", null));
    body.writeTo(new Buffer());

    assertThatThrownBy(() -> body.writeTo(new Buffer()))
        .hasMessage("a send's body was asked for a second time");
  }

  @Test
  void manySendsAtOnceKeepTheirConnectionsForTheNext() throws Exception {
    int many = 200;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    CountDownLatch allThere = new CountDownLatch(many);
    WireServer.Reaction together =
        x -> {
          x.readBody();
          allThere.countDown();
          allThere.await(10, TimeUnit.SECONDS);
          x.reply(201, Sends.ACCEPTED);
        };
    UnipileSettings.Connections connections =
        new UnipileSettings.Connections(Duration.ofSeconds(20), many, false);
    try (WireServer server = WireServer.plain(together);
        UnipileProvider provider =
            Sends.provider(
                Sends.settings(server.url()).with(connections).with(Sends.timeouts(10_000)))) {
      for (int round = 1; round <= 3; round++) {
        List<CompletableFuture<Boolean>> sends = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          sends.add(
              CompletableFuture.supplyAsync(
                  () -> provider.send(Sends.first(), Sends.LASTING) instanceof Sent, threads));
        }
        assertThat(sends).allMatch(CompletableFuture::join);
      }
      assertThat(server.requests()).isEqualTo(3 * many);
      assertThat(server.connections()).isEqualTo(many);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Received sent(OutboundMessage message) throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider = Sends.provider(server)) {
      assertThat(provider.send(message, Sends.LASTING)).isInstanceOf(Sent.class);
      return server.received().get(0);
    }
  }

  /** The form's fields as name=value. */
  private static List<String> parts(Received request) {
    String type = request.header("Content-Type");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + 9);
    List<String> fields = new ArrayList<>();
    String rest = request.body().substring(boundary.length() + 2);
    while (rest.contains(boundary)) {
      int end = rest.indexOf("\r\n" + boundary);
      String part = rest.substring(0, end);
      String name = part.substring(part.indexOf("name=\"") + 6, part.indexOf("\"\r\n"));
      fields.add(name + "=" + part.substring(part.indexOf("\r\n\r\n") + 4));
      rest = rest.substring(end + boundary.length() + 4);
    }
    return fields;
  }
}
