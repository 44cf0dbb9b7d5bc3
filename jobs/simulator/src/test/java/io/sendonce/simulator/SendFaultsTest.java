package io.sendonce.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sendonce.simulator.faults.Facts;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.simulator.faults.Faults;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendFaultsTest {
  private static final String SEND =
      "{\"account_id\":\"a1\",\"attendees_ids\":[\"p\"],\"text\":\"hello\"}";

  private final ProviderSimulator simulator;
  private final Api api;

  SendFaultsTest(@TempDir Path folder) throws Exception {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("ledger")));
    api = new Api(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  /**
   * One row of the table.
   *
   * @param fault as given to the control endpoint
   * @param ending how the reply ends on the wire
   * @param status of the reply, 0 without one
   * @param body part of the reply's body
   * @param landed how many messages reach the person
   */
  record Row(String fault, String ending, int status, String body, int landed) {
    String kind() {
      return fault.split("'", -1)[3];
    }
  }

  static List<Row> rows() {
    return List.of(
        new Row("'kind':'deliver-then-504'", "complete", 504, "errors/request_timeout", 1),
        new Row("'kind':'deliver-then-500'", "complete", 500, "errors/unexpected_error", 1),
        new Row(
            "'kind':'deliver-then-500','type':'provider_error'",
            "complete",
            500,
            "errors/provider_error",
            1),
        new Row("'kind':'deliver-then-502-html'", "complete", 502, "<html>", 1),
        new Row("'kind':'deliver-then-reset'", "reset", 0, "", 1),
        new Row("'kind':'deliver-then-close'", "closed", 0, "", 1),
        new Row("'kind':'deliver-then-truncated'", "truncated", 201, "{\"object\":", 1),
        new Row(
            "'kind':'deliver-then-null-ids'",
            "complete",
            201,
            "\"chat_id\":null,\"message_id\":null",
            1),
        new Row("'kind':'null-ids'", "complete", 201, "\"chat_id\":null,\"message_id\":null", 0),
        new Row("'kind':'empty-body'", "complete", 201, "", 1),
        new Row("'kind':'empty-body','delivered':false", "complete", 201, "", 0),
        new Row("'kind':'ids-list'", "complete", 201, "\"message_id\":[\"", 1),
        new Row("'kind':'ids-list','delivered':false", "complete", 201, "\"message_id\":[\"", 0),
        new Row(
            "'kind':'reject','status':429,'type':'too_many_requests'",
            "complete",
            429,
            "errors/too_many_requests",
            0),
        new Row(
            "'kind':'reject','status':422,'type':'errors/limit_exceeded'",
            "complete",
            422,
            "\"errors/limit_exceeded\"",
            0),
        new Row("'kind':'reset-before-body'", "reset", 0, "", 0),
        new Row("'kind':'reset-after-body'", "reset", 0, "", 0),
        new Row("'kind':'hang','seconds':0.2", "closed", 0, "", 1),
        new Row("'kind':'hang','seconds':0.2,'delivered':false", "closed", 0, "", 0),
        new Row(
            "'kind':'late-landing','seconds':0.2", "complete", 504, "errors/request_timeout", 1),
        new Row("'kind':'redirect'", "complete", 307, "", 0),
        new Row("'kind':'redirect','status':308,'delivered':true", "complete", 308, "", 1),
        new Row("'kind':'request-timeout-408'", "complete", 408, "errors/request_timeout", 0),
        new Row("'kind':'retry-after-zero'", "complete", 503, "errors/service_unavailable", 0),
        new Row(
            "'kind':'retry-after-zero','delivered':true",
            "complete",
            503,
            "errors/service_unavailable",
            1),
        new Row("'kind':'misdirected-421'", "complete", 421, "errors/misdirected_request", 0),
        new Row("'kind':'slow','seconds':0.2", "complete", 201, "\"message_id\":\"", 1),
        new Row("'kind':'close-after-reply'", "complete", 201, "\"message_id\":\"", 1),
        new Row(
            "'kind':'close-after-reply','variant':'silently'",
            "complete",
            201,
            "\"message_id\":\"",
            1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFaultIsSeenOnTheWireAndInTheLedger(Row row) throws Exception {
    String json = ("{" + row.fault() + ",'count':1}").replace('\'', '"');
    assertThat(api.postJson("/simulator/faults", json).status()).isEqualTo(201);

    try (Wire wire = new Wire(simulator.port())) {
      Wire.Reply reply = wire.post("/api/v1/chats", SEND);
      assertThat(reply.ending()).isEqualTo(row.ending());
      assertThat(reply.status()).isEqualTo(row.status());
      assertThat(reply.body()).contains(row.body());
    }
    soon().until(() -> simulator.deliveries().size() == row.landed());
    assertThat(simulator.stats().requests()).isEqualTo(1);
    assertThat(api.startChat("a1", "p", "hello").status()).as("the fault is spent").isEqualTo(201);
    assertThat(simulator.deliveries()).hasSize(row.landed() + 1);
  }

  @Test
  void everyKindOfSendFaultIsInTheTable() {
    Set<String> tested = rows().stream().map(Row::kind).collect(Collectors.toSet());

    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FaultKind.values())
                .map(FaultKind::wireName)
                .filter(name -> !name.startsWith("read-") && !name.startsWith("echo-"))
                .toList());
  }

  @Test
  void aRedirectPointsToTheSameAddress() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.REDIRECT));

    try (Wire wire = new Wire(simulator.port())) {
      Wire.Reply reply = wire.post("/api/v1/chats?port=1", SEND);
      assertThat(reply.header("location")).endsWith("/api/v1/chats?port=1");
    }
  }

  @Test
  void retryAfterIsZero() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.RETRY_AFTER_ZERO));

    try (Wire wire = new Wire(simulator.port())) {
      assertThat(wire.post("/api/v1/chats", SEND).header("retry-after")).isEqualTo("0");
    }
  }

  @Test
  void theConnectionEndsAfterTheReplyAnnouncedOrNot() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.CLOSE_AFTER_REPLY).count(1));
    simulator.faults().add(Fault.of(FaultKind.CLOSE_AFTER_REPLY).variant("silently"));

    try (Wire wire = new Wire(simulator.port())) {
      assertThat(wire.post("/api/v1/chats", SEND).header("connection")).isEqualTo("close");
      assertThat(wire.read().ending()).isEqualTo("closed");
    }
    try (Wire wire = new Wire(simulator.port())) {
      assertThat(wire.post("/api/v1/chats", SEND).header("connection")).isEmpty();
      assertThat(wire.read().ending()).isEqualTo("closed");
    }
  }

  @Test
  void theBodyIsNotReadBeforeAnEarlyReset() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.RESET_BEFORE_BODY));

    try (Wire wire = new Wire(simulator.port())) {
      wire.writeHead("POST", "/api/v1/chats", 1000);
      assertThat(wire.read().ending()).isEqualTo("reset");
    }
    assertThat(simulator.requests())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.bytes()).isZero();
              assertThat(seen.answered()).isEqualTo("reset");
            });
  }

  @Test
  void aLateLandingIsNotInTheLedgerWhenTheAnswerComes() {
    simulator.faults().add(Fault.of(FaultKind.LATE_LANDING).lasting(Duration.ofMillis(400)));

    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(504);
    assertThat(simulator.deliveries()).isEmpty();
    soon().until(() -> simulator.deliveries().size() == 1);
  }

  @Test
  void aHungSendLandsWhileItsClientStillWaits() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.HANG).lasting(Duration.ofSeconds(30)));

    try (Wire wire = new Wire(simulator.port())) {
      wire.writeHead("POST", "/api/v1/chats", SEND.length());
      wire.write(SEND.getBytes(UTF_8));
      soon().until(() -> simulator.deliveries().size() == 1);
      assertThat(simulator.stats().inFlight()).isEqualTo(1);
    }
  }

  @Test
  void aFaultHitsOnlyItsAccountPersonAndChat() {
    String chat = api.startChat("a1", "p1", "hello").text("chat_id");
    simulator.faults().add(reject().account("a2"));
    simulator.faults().add(reject().person("p2"));
    simulator.faults().add(reject().chat(chat));

    assertThat(api.startChat("a1", "p3", "hello").status()).isEqualTo(201);
    assertThat(api.startChat("a2", "p3", "hello").status()).isEqualTo(503);
    assertThat(api.startChat("a1", "p2", "hello").status()).isEqualTo(503);
    assertThat(api.sendInChat(chat, "a1", "hello").status()).isEqualTo(503);
  }

  @Test
  void aFaultCanHitTheNthRequestOnly() {
    simulator.faults().add(reject().account("a1").nth(2));

    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(201);
    assertThat(api.startChat("a2", "p", "hello").status()).isEqualTo(201);
    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(503);
    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(201);
    assertThat(simulator.faults().list().get(0).met()).isEqualTo(3);
    assertThat(simulator.faults().list().get(0).fired()).isEqualTo(1);
  }

  @Test
  void aFaultThatIsOverHitsNothing() {
    simulator.faults().add(reject().until(Instant.EPOCH));

    assertThat(api.startChat("a1", "p", "hello").status()).isEqualTo(201);
  }

  @Test
  void aShareOfTheRequestsIsHitAndTheSeedSaysWhich() {
    assertThat(hits(7)).isEqualTo(hits(7)).isNotEqualTo(hits(8));
    assertThat(hits(7).stream().filter(hit -> hit).count()).isBetween(15L, 45L);
  }

  @Test
  void aFaultThatCannotWorkIsRefusedWithEveryProblem() {
    assertThatThrownBy(() -> simulator.faults().add(Fault.of(FaultKind.REJECT).nth(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "fault reject: nth = 0 must be at least 1; reject needs status; reject needs type");
  }

  private static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
  }

  private static List<Boolean> hits(long seed) {
    var faults = new Faults(Clock.systemUTC(), seed);
    faults.add(reject().probability(0.3));
    var facts = new Facts("a1", "p", "c", null);
    return IntStream.range(0, 100)
        .mapToObj(i -> faults.forSend(facts).landing().name().equals("NEVER"))
        .toList();
  }

  private static Fault reject() {
    return Fault.of(FaultKind.REJECT).status(503).type("no_client_session");
  }
}
