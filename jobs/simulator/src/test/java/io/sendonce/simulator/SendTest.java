package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sendonce.simulator.http.SeenRequest;
import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.simulator.ledger.Ledger;
import io.sendonce.simulator.provider.AccountStatus;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendTest {
  private final Path ledger;
  private ProviderSimulator simulator;
  private Api api;

  SendTest(@TempDir Path folder) throws Exception {
    ledger = folder.resolve("ledger.jsonl");
    simulator =
        ProviderSimulator.start(
            SimulatorSettings.forTests(ledger).withAccounts(Set.of("a1", "a2")));
    api = new Api(simulator);
  }

  @BeforeEach
  void nothingHasArrivedYet() {
    assertThat(simulator.stats().requests()).isZero();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aStartedChatIsAnsweredWithBothIdsAndIsInTheLedger() throws Exception {
    Api.Reply reply = api.startChat("a1", "ACoPerson", "Grüße\nzweite Zeile");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("object")).isEqualTo("ChatStarted");
    assertThat(Ledger.read(ledger))
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.sequence()).isEqualTo(1);
              assertThat(delivery.account()).isEqualTo("a1");
              assertThat(delivery.person()).isEqualTo("ACoPerson");
              assertThat(delivery.chat()).isEqualTo(reply.text("chat_id")).hasSize(22);
              assertThat(delivery.message()).isEqualTo(reply.text("message_id")).hasSize(22);
              assertThat(delivery.text()).isEqualTo("Grüße\nzweite Zeile");
              assertThat(delivery.textLength()).isEqualTo(18);
              assertThat(delivery.textSha256()).isEqualTo(Delivery.sha256("Grüße\nzweite Zeile"));
              assertThat(delivery.request()).isEqualTo(1);
            });
  }

  @Test
  void theLineIsInTheFileWhenTheReplyArrives() throws Exception {
    for (int i = 1; i <= 50; i++) {
      api.startChat("a1", "p" + i, "hello");
      assertThat(Ledger.read(ledger)).hasSize(i);
    }
  }

  @Test
  void jsonIsTakenToo() {
    Api.Reply reply =
        api.postJson(
            "/api/v1/chats", "{\"account_id\":\"a1\",\"attendees_ids\":[\"p\"],\"text\":\"hi\"}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(simulator.deliveries()).hasSize(1);
  }

  @Test
  void startingTheSameChatAgainDeliversAgainIntoTheSameChat() {
    Api.Reply first = api.startChat("a1", "p", "hello");
    Api.Reply second = api.startChat("a1", "p", "hello");

    assertThat(second.text("chat_id")).isEqualTo(first.text("chat_id"));
    assertThat(second.text("message_id")).isNotEqualTo(first.text("message_id"));
    assertThat(simulator.deliveries()).hasSize(2);
    assertThat(simulator.stats().twice()).isEqualTo(1);
    assertThat(simulator.stats().extra()).isEqualTo(1);
    assertThat(simulator.stats().repeated().get(0).messages())
        .containsExactly(first.text("message_id"), second.text("message_id"));
  }

  @Test
  void twoAccountsHaveTwoChatsWithOnePersonAndNobodyGotAnythingTwice() {
    assertThat(api.startChat("a1", "p", "hello").text("chat_id"))
        .isNotEqualTo(api.startChat("a2", "p", "hello").text("chat_id"));
    assertThat(simulator.stats().twice()).isZero();
  }

  @Test
  void aMessageGoesIntoAKnownChat() {
    String chat = api.startChat("a1", "p", "hello").text("chat_id");

    Api.Reply reply = api.sendInChat(chat, "a1", "how are you");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("object")).isEqualTo("MessageSent");
    assertThat(reply.body().has("chat_id")).isFalse();
    Delivery last = simulator.deliveries().get(1);
    assertThat(last.message()).isEqualTo(reply.text("message_id"));
    assertThat(last.chat()).isEqualTo(chat);
    assertThat(last.person()).isEqualTo("p");
  }

  @Test
  void aChatOfAnotherAccountIsRefused() {
    String chat = api.startChat("a1", "p", "hello").text("chat_id");

    Api.Reply reply = api.sendInChat(chat, "a2", "how are you");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.type()).isEqualTo("errors/account_mismatch");
    assertThat(simulator.deliveries()).hasSize(1);
  }

  @Test
  void aChatThatIsNotThereIsNotFound() {
    Api.Reply reply = api.sendInChat("no/such chat", "a1", "hello");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.type()).isEqualTo("errors/resource_not_found");
    assertThat(reply.text("detail")).isEqualTo("there is no chat no/such chat");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'attendees_ids':['p'],'text':'t'}                      | 400 | missing_parameters   | missing: account_id",
        "{}                                                      | 400 | missing_parameters   | missing: account_id, attendees_ids, text",
        "{'account_id':'a1','attendees_ids':['p'],'text':'  '}   | 400 | missing_parameters   | missing: text",
        "{'account_id':'a9','attendees_ids':['p'],'text':'t'}    | 404 | resource_not_found   | there is no account a9",
        "{'account_id':'a1','attendees_ids':['x/in/y'],'text':'t'} | 422 | invalid_recipient  | attendees_ids must hold provider ids",
        "{'account_id':'a1','attendees_ids':['p','q'],'text':'t'} | 400 | invalid_parameters  | attendees_ids has 2 people: this simulator knows 1:1 chats only",
        "[]                                                      | 400 | malformed_request    | the body is no JSON object",
        "{'account_id'                                           | 400 | malformed_request    | the body is no JSON",
      })
  void aRequestThatIsNotInOrderIsRefused(String body, int status, String type, String detail) {
    Api.Reply reply = api.postJson("/api/v1/chats", body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.type()).isEqualTo("errors/" + type);
    assertThat(reply.text("detail")).isEqualTo(detail);
    assertThat(reply.body().path("status").asInt()).isEqualTo(status);
    assertThat(reply.text("title")).isNotBlank();
    assertThat(reply.text("instance")).isEqualTo("/api/v1/chats");
    assertThat(simulator.deliveries()).isEmpty();
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Api.Reply reply = api.startChat("a1", "p", "x".repeat(8001));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("errors/too_many_characters");
  }

  @Test
  void brokenMultipartIsMalformed() {
    Api.Reply reply = api.postMultipart("/api/v1/chats", "--limit\r\nContent-Disp");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("errors/malformed_request");
  }

  @Test
  void anotherContentTypeIsNotSupported() {
    Api.Reply reply =
        api.now(
            api.request("/api/v1/chats")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("hello")));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.type()).isEqualTo("errors/unsupported_media_type");
  }

  @Test
  void aWrongKeyIsRefusedEverywhere() {
    for (String path : new String[] {"/api/v1/accounts", "/api/v1/chats", "/api/v1/nothing"}) {
      Api.Reply reply = api.now(api.request(path).setHeader("X-API-KEY", "wrong"));

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.type()).isEqualTo("errors/missing_credentials");
    }
  }

  @Test
  void anUnknownPathIsNotFoundAndSaysWhichOne() {
    Api.Reply reply = api.get("/api/v1/users/someone");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text("detail"))
        .isEqualTo("this simulator does not know GET /api/v1/users/someone");
  }

  @Test
  void aDisconnectedAccountCannotSend() {
    simulator.accounts().set("a1", AccountStatus.CREDENTIALS);

    Api.Reply reply = api.startChat("a1", "p", "hello");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.type()).isEqualTo("errors/disconnected_account");
    assertThat(api.startChat("a2", "p", "hello").status()).isEqualTo(201);
  }

  @Test
  void anAccountWhoseStatusIsBadMaySendWhereThatWasAskedFor() {
    simulator.accounts().set("a1", AccountStatus.STOPPED, false);

    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(201);
  }

  @Test
  void everyRequestIsInTheLogWithItsAnswer() {
    api.startChat("a1", "p", "hello");
    api.startChat("a1", "p q", "hello");
    api.get("/api/v1/accounts/a2");

    assertThat(simulator.requests())
        .extracting(SeenRequest::method, SeenRequest::path, SeenRequest::account)
        .containsExactly(
            tuple("POST", "/api/v1/chats", "a1"),
            tuple("POST", "/api/v1/chats", "a1"),
            tuple("GET", "/api/v1/accounts/a2", "a2"));
    assertThat(simulator.requests())
        .extracting(SeenRequest::answered)
        .containsExactly("201", "422", "200");
    assertThat(simulator.requests().get(0).bytes()).isGreaterThan(100);
    assertThat(simulator.requests().get(0).person()).isEqualTo("p");
    assertThat(simulator.stats().requests()).isEqualTo(3);
    assertThat(simulator.stats().sends()).isEqualTo(2);
    assertThat(simulator.stats().inFlight()).isZero();
  }

  @Test
  void aSendTakesItsDelay() {
    simulator.delay(Duration.ofMillis(100), Duration.ofMillis(150));
    long before = System.nanoTime();

    api.startChat("a1", "p", "hello");

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(100), Duration.ofMillis(1500));
  }
}
