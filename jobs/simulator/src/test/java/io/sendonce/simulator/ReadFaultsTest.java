package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.simulator.faults.ReadOf;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReadFaultsTest {
  private static final String READ =
      "/api/v1/chat_attendees/ACoAAAbcdefghijklmnopqrstuvwxyz/messages";
  private static final String PERSON = "ACoAAAbcdefghijklmnopqrstuvwxyz";

  private final ProviderSimulator simulator;
  private final Api api;

  ReadFaultsTest(@TempDir Path folder) throws Exception {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("ledger")));
    api = new Api(simulator);
    IntStream.rangeClosed(1, 5)
        .forEach(i -> api.startChat("a1", PERSON, " *line* " + i + "\nend "));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void readsCanBeRefusedByStatusAndType() {
    add(Fault.of(FaultKind.READ_REJECT).status(500).type("provider_error"));

    assertThat(api.get(READ).status()).isEqualTo(500);
    assertThat(api.get(READ).type()).isEqualTo("errors/provider_error");
    assertThat(api.get("/api/v1/accounts/a1").status()).as("accounts are well").isEqualTo(200);
  }

  @Test
  void readsOfAccountsCanBeRefusedAlone() {
    add(
        Fault.of(FaultKind.READ_REJECT)
            .status(503)
            .type("service_unavailable")
            .on(ReadOf.ACCOUNTS));

    assertThat(api.get("/api/v1/accounts/a1").status()).isEqualTo(503);
    assertThat(api.get("/api/v1/accounts").status()).isEqualTo(503);
    assertThat(api.get(READ).status()).isEqualTo(200);
  }

  @Test
  void readsCanBeAnsweredInHtml() {
    add(Fault.of(FaultKind.READ_HTML));

    assertThat(api.get(READ).status()).isEqualTo(502);
    assertThat(api.getText(READ)).startsWith("<html>");
  }

  @Test
  void readsCanBeResetTruncatedAndHung() throws Exception {
    add(Fault.of(FaultKind.READ_RESET).count(1));
    assertThat(raw().ending()).isEqualTo("reset");
    add(Fault.of(FaultKind.READ_TRUNCATED).count(1));
    assertThat(raw().ending()).isEqualTo("truncated");
    add(Fault.of(FaultKind.READ_HANG).lasting(Duration.ofMillis(100)).count(1));
    assertThat(raw().ending()).isEqualTo("closed");
    assertThat(raw().ending()).isEqualTo("complete");
  }

  @Test
  void readsCanBeSlow() {
    add(Fault.of(FaultKind.READ_SLOW).lasting(Duration.ofMillis(200)));
    long before = System.nanoTime();

    assertThat(api.get(READ).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void oneAccountsMessagesCanLag() {
    api.startChat("a2", PERSON, "other");
    add(Fault.of(FaultKind.READ_LAG).lasting(Duration.ofHours(1)).account("a1"));

    assertThat(ReadBackTest.texts(api.get(READ + "?account_id=a1"))).isEmpty();
    assertThat(ReadBackTest.texts(api.get(READ + "?account_id=a2"))).containsExactly("other");
  }

  @Test
  void theNewestMessagesCanBeMissingOnEveryPage() {
    add(Fault.of(FaultKind.READ_DROPS_NEWEST).amount(2));

    JsonNode first = api.get(READ + "?limit=2").body();
    JsonNode second = api.get(READ + "?limit=2&cursor=" + first.path("cursor").asString()).body();

    assertThat(first.path("items").get(0).path("text").asString()).contains("3");
    assertThat(first.path("items").size() + second.path("items").size()).isEqualTo(3);
  }

  @Test
  void aListCanEndAfterItsFirstPage() {
    add(Fault.of(FaultKind.READ_CUTS_PAGES));

    JsonNode page = api.get(READ + "?limit=2").body();

    assertThat(page.path("items").size()).isEqualTo(2);
    assertThat(page.get("cursor").isNull()).isTrue();
  }

  @Test
  void aCursorCanStayTheSameForEver() {
    add(Fault.of(FaultKind.READ_ENDLESS_CURSOR));

    String cursor = api.get(READ).text("cursor");
    Api.Reply next = api.get(READ + "?cursor=" + cursor);

    assertThat(next.status()).isEqualTo(200);
    assertThat(next.text("cursor")).isNotEmpty().isEqualTo(cursor);
    assertThat(next.body().path("items").size()).isEqualTo(5);
  }

  @Test
  void cursorsCanBeFreshForEver() {
    add(Fault.of(FaultKind.READ_ENDLESS_CURSOR).variant("fresh"));

    Set<String> cursors = new TreeSet<>();
    String cursor = api.get(READ).text("cursor");
    while (cursors.size() < 10) {
      assertThat(cursors.add(cursor)).isTrue();
      cursor = api.get(READ + "?cursor=" + cursor).text("cursor");
    }
  }

  @Test
  void idsOfSendersCanBeCut() {
    simulator.plantReply("a1", PERSON, "reply");
    add(Fault.of(FaultKind.READ_TRUNCATED_IDS));

    JsonNode reply = first();

    assertThat(reply.path("sender_id").asString()).isEqualTo("ACoAAAbcdefghijklmno").hasSize(20);
    assertThat(reply.path("sender_attendee_id").asString()).hasSize(20);
    assertThat(reply.path("id").asString()).hasSize(22);
  }

  @Test
  void theDirectionCanBeWrongMissingOrInAnotherForm() {
    long flipped = add(Fault.of(FaultKind.READ_IS_SENDER));
    assertThat(first().path("is_sender").asInt()).isZero();
    simulator.faults().remove(flipped);
    long missing = add(Fault.of(FaultKind.READ_IS_SENDER).variant("missing"));
    assertThat(first().has("is_sender")).isFalse();
    simulator.faults().remove(missing);
    add(Fault.of(FaultKind.READ_IS_SENDER).variant("boolean"));
    assertThat(first().get("is_sender").isBoolean()).isTrue();
  }

  @Test
  void textsCanComeBackChanged() {
    assertThat(textUnder("crlf")).isEqualTo(" *line* 5\r\nend ");
    assertThat(textUnder("trim")).isEqualTo("*line* 5\nend");
    assertThat(textUnder("formatting")).isEqualTo(" line 5\nend ");
  }

  @Test
  void everyKindOfReadFaultIsTestedHere() {
    assertThat(
            Arrays.stream(FaultKind.values())
                .map(FaultKind::wireName)
                .filter(name -> name.startsWith("read-"))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "read-lag",
                "read-reject",
                "read-html",
                "read-reset",
                "read-truncated",
                "read-hang",
                "read-slow",
                "read-drops-newest",
                "read-cuts-pages",
                "read-endless-cursor",
                "read-truncated-ids",
                "read-is-sender",
                "read-text"));
  }

  private long add(Fault fault) {
    return simulator.faults().add(fault);
  }

  private String textUnder(String variant) {
    long id = add(Fault.of(FaultKind.READ_TEXT).variant(variant));
    String text = first().path("text").asString();
    simulator.faults().remove(id);
    return text;
  }

  private JsonNode first() {
    return api.get(READ).body().path("items").get(0);
  }

  private Wire.Reply raw() throws Exception {
    try (Wire wire = new Wire(simulator.port())) {
      return wire.get(READ);
    }
  }
}
