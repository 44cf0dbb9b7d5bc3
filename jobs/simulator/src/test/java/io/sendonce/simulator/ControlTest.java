package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {
  private final ProviderSimulator simulator;
  private final Api api;

  ControlTest(@TempDir Path folder) throws Exception {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("ledger")));
    api = new Api(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void faultsCanBeAddedListedAndRemoved() {
    String id =
        api.postJson(
                "/simulator/faults",
                "{\"kind\":\"hang\",\"account\":\"a1\",\"nth\":3,\"seconds\":\"250ms\"}")
            .text("id");
    api.postJson("/simulator/faults", "{\"kind\":\"slow\",\"count\":2,\"for\":60}");

    assertThat(api.get("/simulator/faults").body().path("faults").get(0).toString())
        .isEqualTo(
            "{\"id\":1,\"kind\":\"hang\",\"account\":\"a1\",\"nth\":3,\"seconds\":0.25,\"met\":0,\"fired\":0}");
    assertThat(api.delete("/simulator/faults/" + id).body().path("faults").size()).isEqualTo(1);
    assertThat(api.delete("/simulator/faults").body().path("faults").size()).isZero();
    assertThat(simulator.faults().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/simulator/faults   | nonsense                                  | the body must be a JSON object: it is no JSON",
        "/simulator/faults   | []                                        | the body must be a JSON object",
        "/simulator/faults   | {'kind':'slow','second':1}                | second is not known here; known are account, amount, chat, count, delivered, for, kind, nth, on, person, probability, seconds, status, type, until, variant",
        "/simulator/faults   | {'kind':'slow','status':500}              | status means nothing to slow; it takes seconds",
        "/simulator/faults   | {'kind':'reject'}                         | reject needs status; reject needs type",
        "/simulator/faults   | {'kind':'reject','status':200,'type':' '} | status = 200 must be from 400 to 599; type must not be blank",
        "/simulator/faults   | {'kind':'redirect','status':302}          | status = 302 must be from 307 to 308",
        "/simulator/faults   | {'kind':'slow','nth':0,'count':'x','probability':2} | count = \"x\" must be a whole number; nth = 0 must be at least 1; probability = 2.0 must be from 0 to 1",
        "/simulator/faults   | {'kind':'slow','seconds':-1}              | seconds = -1 must be seconds as a number or a duration such as 250ms",
        "/simulator/faults   | {'kind':'reset-before-body','account':'a'} | reset-before-body is decided before the body is read: it cannot match account or person",
        "/simulator/faults   | {'kind':'slow','on':'messages'}           | on says which reads are hit; slow hits sends",
        "/simulator/faults   | {'kind':'read-lag','on':'all'}            | on = \"all\" must be one of messages, chats, accounts",
        "/simulator/faults   | {'kind':'read-text','variant':'upper'}    | variant = upper must be one of crlf, trim, formatting",
        "/simulator/faults   | {'kind':'slow','until':'2026-01-01T00:00:00Z','for':1} | until and for say the same thing: give one of them",
        "/simulator/faults   | {'kind':'slow','until':'noon'}            | until = \"noon\" must be a time such as 2025-12-31T23:59:59Z",
        "/simulator/settings | {'delay':'5s-3s'}                         | delay = \"5s-3s\" must be a range such as 3s-5s",
        "/simulator/settings | {'read_back_lag':true}                    | read_back_lag = true must be seconds as a number or a duration such as 250ms",
        "/simulator/accounts/a1 | {'status':'FINE'}                      | status = \"FINE\" must be one of OK, STOPPED, ERROR, CREDENTIALS, PERMISSIONS, CONNECTING",
        "/simulator/accounts/a1 | {}                                     | status is missing; it must be one of OK, STOPPED, ERROR, CREDENTIALS, PERMISSIONS, CONNECTING",
        "/simulator/messages | {'account':'a','from':'me'}               | person is missing; text is missing; from = me must be account or person",
      })
  void whatCannotBeDoneIsRefusedWithEveryProblem(String path, String body, String error) {
    Api.Reply reply = api.postJson(path, body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("error")).isEqualTo(error);
    assertThat(simulator.faults().list()).isEmpty();
  }

  @Test
  void aMissingOrUnknownKindListsAllKinds() {
    assertThat(api.postJson("/simulator/faults", "{}").text("error"))
        .startsWith("kind is missing; it must be one of deliver-then-504, deliver-then-500,");
    assertThat(api.postJson("/simulator/faults", "{\"kind\":\"explode\"}").text("error"))
        .startsWith("kind = \"explode\" must be one of deliver-then-504,");
  }

  @Test
  void anUnknownFaultOrEndpointIsNotFound() {
    assertThat(api.delete("/simulator/faults/9").text("error")).isEqualTo("there is no fault 9");
    Api.Reply reply = api.get("/simulator/fault");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text("error"))
        .startsWith("GET /simulator/fault is no control endpoint; known are GET, POST, DELETE");
  }

  @Test
  void delayAndLagCanBeChanged() {
    Api.Reply changed =
        api.postJson("/simulator/settings", "{\"delay\":\"10ms-20ms\",\"read_back_lag\":2}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(api.get("/simulator/settings").body().toString())
        .isEqualTo("{\"delay\":\"PT0.01S-PT0.02S\",\"read_back_lag\":\"PT2S\"}");
    long before = System.nanoTime();
    api.startChat("a1", "p", "hello");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(9));
    assertThat(ReadBackTest.texts(api.messagesWith("p", ""))).isEmpty();
  }

  @Test
  void anAccountsStatusCanBeSet() {
    assertThat(api.postJson("/simulator/accounts/a1", "{\"status\":\"STOPPED\"}").status())
        .isEqualTo(200);

    assertThat(api.get("/api/v1/accounts/a1").body().toString()).contains("\"STOPPED\"");
    assertThat(api.get("/simulator/accounts").body().toString())
        .isEqualTo("{\"accounts\":[{\"id\":\"a1\",\"status\":\"STOPPED\"}]}");
    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(401);
  }

  @Test
  void messagesCanBePlanted() {
    Api.Reply planted =
        api.postJson(
            "/simulator/messages",
            "{\"account\":\"a1\",\"person\":\"p\",\"text\":\"stop\",\"from\":\"person\",\"at\":\"2026-01-01T00:00:00Z\"}");

    assertThat(planted.status()).isEqualTo(201);
    assertThat(planted.text("message_id")).hasSize(22);
    assertThat(api.messagesWith("p", "").body().path("items").get(0).path("timestamp").asString())
        .isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(api.sendInChat(planted.text("chat_id"), "a1", "hello").status()).isEqualTo(201);
  }

  @Test
  void statsAndLedgerAndRequestsTellWhatHappened() {
    api.startChat("a1", "p", "hello");
    api.startChat("a1", "p", "hello");
    api.startChat("a2", "p", "hello");

    Api.Reply stats = api.get("/simulator/stats");
    assertThat(stats.body().path("delivered").asInt()).isEqualTo(3);
    assertThat(stats.body().path("requests").asInt()).isEqualTo(3);
    assertThat(stats.body().path("sends").asInt()).isEqualTo(3);
    assertThat(stats.body().path("in_flight").asInt()).isZero();
    assertThat(stats.body().path("twice").asInt()).isEqualTo(1);
    assertThat(stats.body().path("extra").asInt()).isEqualTo(1);
    assertThat(stats.body().path("repeated").get(0).path("account_id").asString()).isEqualTo("a1");
    assertThat(stats.body().path("repeated").get(0).path("message_ids").size()).isEqualTo(2);
    assertThat(api.getText("/simulator/ledger").lines()).hasSize(3).allMatch(this::isDelivery);
    assertThat(api.get("/simulator/requests?account=a1").body().path("requests").size())
        .isEqualTo(2);
  }

  private boolean isDelivery(String line) {
    return line.startsWith("{\"sequence\":") && line.contains("\"text_sha256\":\"2cf24dba");
  }
}
