package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.simulator.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private final Path file;

  LedgerTest(@TempDir Path folder) {
    file = folder.resolve("new folder/ledger.jsonl");
  }

  @Test
  void aRestartOnTheSameLedgerRemembersAndContinues() throws Exception {
    Api.Reply first;
    try (ProviderSimulator simulator = start()) {
      first = new Api(simulator).startChat("a1", "p", "hello");
    }
    try (ProviderSimulator simulator = start()) {
      Api api = new Api(simulator);
      assertThat(ReadBackTest.texts(api.messagesWith("p", ""))).containsExactly("hello");
      assertThat(api.sendInChat(first.text("chat_id"), "a1", "hello").status()).isEqualTo(201);
      assertThat(simulator.stats().delivered()).isEqualTo(2);
      assertThat(simulator.stats().twice()).as("across the restart").isEqualTo(1);
      assertThat(simulator.deliveries()).extracting(Delivery::sequence).containsExactly(1L, 2L);
    }
  }

  @Test
  void aLineThatACrashCutShortIsDroppedBecauseNobodyWasToldOfIt() throws Exception {
    try (Ledger ledger = Ledger.open(file)) {
      append(ledger, "a").join();
    }
    Files.writeString(file, "{\"sequence\":2" + " ".repeat(999), StandardOpenOption.APPEND);
    assertThat(Ledger.read(file)).hasSize(1);

    try (Ledger ledger = Ledger.open(file)) {
      append(ledger, "b").join();
    }

    assertThat(Ledger.read(file)).extracting(Delivery::account).containsExactly("a", "b");
    assertThat(Files.readString(file)).endsWith("}\n");
  }

  @Test
  void aLedgerChangedByHandIsRefusedWithItsLine() throws Exception {
    try (Ledger ledger = Ledger.open(file)) {
      IntStream.range(0, 3).forEach(i -> append(ledger, "a" + i).join());
    }
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(2)));

    assertThatThrownBy(() -> Ledger.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "ledger " + file + " line 2 does not have sequence 2: the file was changed by hand.");
    Files.write(file, List.of("hello"));
    assertThatThrownBy(() -> Ledger.read(file))
        .hasMessage("ledger " + file + " line 1 is no delivery: the file was changed by hand.");
  }

  @Test
  void aLedgerHasOneWriter() throws Exception {
    try (ProviderSimulator first = start()) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(this::start)
          .hasMessage(
              "ledger "
                  + file
                  + " is held by another running simulator: one file has one writer. Stop that one"
                  + " or name another file.");
    }
  }

  @Test
  void concurrentDeliveriesAreNumberedWithoutGapsInTheOrderOfTheFile() throws Exception {
    try (Ledger ledger = Ledger.open(file)) {
      List<CompletableFuture<Delivery>> all =
          IntStream.range(0, 5_000).parallel().mapToObj(i -> append(ledger, "a" + i)).toList();
      all.forEach(CompletableFuture::join);

      assertThat(Ledger.read(file))
          .extracting(Delivery::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 5_000).boxed().toList());
      assertThat(ledger.forcedBytes()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void nothingIsAppendedAfterTheEnd() throws Exception {
    Ledger ledger = Ledger.open(file);
    ledger.close();

    assertThatThrownBy(() -> append(ledger, "a").join())
        .hasRootCauseMessage("ledger " + file + " is closed");
  }

  @Test
  void textsCanBeKeptOut() throws Exception {
    try (ProviderSimulator simulator =
        ProviderSimulator.start(SimulatorSettings.forTests(file).withoutTexts())) {
      new Api(simulator).startChat("a1", "p", "a secret");
      assertThat(ReadBackTest.texts(new Api(simulator).messagesWith("p", "")))
          .containsExactly("a secret");
    }

    assertThat(Files.readString(file)).doesNotContain("secret").contains("\"text_length\":8");
  }

  private ProviderSimulator start() throws IOException {
    return ProviderSimulator.start(SimulatorSettings.forTests(file));
  }

  private static CompletableFuture<Delivery> append(Ledger ledger, String account) {
    return ledger.append(
        sequence ->
            new Delivery(sequence, Instant.EPOCH, account, "p", "c", "m", "00", 1, null, 1));
  }
}
