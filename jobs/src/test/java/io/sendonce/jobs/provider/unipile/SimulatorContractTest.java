package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.Complete;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBack.Unreadable;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import io.sendonce.jobs.provider.SendOutcome.Unknown;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.simulator.http.SeenRequest;
import io.sendonce.simulator.provider.AccountStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The adapter against the simulator: what the one says of a message is what the other's ledger
 * holds.
 */
@Timeout(60)
final class SimulatorContractTest {

  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir private Path folder;
  private ProviderSimulator simulator;
  private UnipileProvider provider;

  @BeforeEach
  void start() throws IOException {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("ledger")));
    provider =
        new UnipileProvider(
            UnipileSettings.of(simulator.uri().toString(), simulator.apiKey())
                .with(Sends.timeouts(5_000)));
  }

  @AfterEach
  void stop() {
    provider.close();
    simulator.close();
  }

  @Test
  void aConversationFromItsFirstMessageToItsReadBack() {
    Instant start = Instant.now();
    Sent first = (Sent) provider.send(Sends.first("Hello"), Sends.LASTING);
    String chat = Objects.requireNonNull(first.chatId());
    Sent second = (Sent) provider.send(Sends.inChat(chat), Sends.LASTING);
    simulator.plantReply("account-1", Sends.PERSON, "Thanks");

    assertThat(second.chatId()).isEqualTo(chat);
    List<SeenMessage> seen = ((Complete) readBack(start)).messages();
    assertThat(seen)
        .extracting(m -> m.text() + (m.fromUs() ? " from us in " : " from them in ") + m.chatId())
        .containsExactlyInAnyOrder(
            "Hello from us in " + chat,
            Sends.TEXT + " from us in " + chat,
            "Thanks from them in " + chat);
    assertThat(seen)
        .extracting(SeenMessage::messageId)
        .contains(first.messageId(), second.messageId());
    assertThat(simulator.deliveries()).hasSize(2);
  }

  static Stream<FaultKind> faultsThatLeaveTheOutcomeOpen() {
    Set<FaultKind> told = EnumSet.of(FaultKind.REJECT, FaultKind.SLOW, FaultKind.CLOSE_AFTER_REPLY);
    return Arrays.stream(FaultKind.values())
        .filter(kind -> !kind.name().startsWith("READ_") && !kind.name().startsWith("ECHO_"))
        .filter(kind -> !told.contains(kind));
  }

  @ParameterizedTest
  @MethodSource("faultsThatLeaveTheOutcomeOpen")
  void everyFaultOfASendIsOneRequestAndUnknown(FaultKind kind) {
    Fault fault = Fault.of(kind);
    if (kind == FaultKind.LATE_LANDING || kind == FaultKind.HANG) {
      fault.lasting(SOON);
    }
    simulator.faults().add(fault);

    SendOutcome outcome = provider.send(Sends.first(), Sends.LASTING);

    assertThat(outcome).isInstanceOf(Unknown.class);
    assertThat(simulator.requests()).filteredOn(SeenRequest::isSend).hasSize(1);
  }

  @Test
  void whatIsRefusedDidNotLand() {
    simulator.faults().add(Fault.of(FaultKind.REJECT).status(429).type("too_many_requests"));

    NotSent refused = (NotSent) provider.send(Sends.first(), Sends.LASTING);

    assertThat(refused.scope()).isEqualTo(SendOutcome.Scope.ACCOUNT);
    assertThat(refused.reply().errorType()).isEqualTo("errors/too_many_requests");
    assertThat(simulator.deliveries()).isEmpty();
  }

  @Test
  void aConnectionClosedAfterEachReplyCostsNoMessage() {
    simulator.faults().add(Fault.of(FaultKind.CLOSE_AFTER_REPLY).variant("announced"));
    for (int i = 0; i < 5; i++) {
      assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(Sent.class);
    }
    assertThat(simulator.deliveries()).hasSize(5);
  }

  @Test
  void aChatNobodyKnowsAndAChatOfAnotherAccountAreRefused() {
    NotSent unknown = (NotSent) provider.send(Sends.inChat("no-such-chat"), Sends.LASTING);
    String others = simulator.plantFromAccount("account-2", Sends.PERSON, "Hello").chat().id();
    NotSent another = (NotSent) provider.send(Sends.inChat(others), Sends.LASTING);

    assertThat(unknown.reply().detail()).isEqualTo("stale chat");
    assertThat(another.reply().errorType()).isEqualTo("errors/account_mismatch");
    assertThat(another.comeback()).isEqualTo(new SendOutcome.Comeback.Never());
    assertThat(simulator.deliveries()).isEmpty();
  }

  @Test
  void aWrongKeyStopsEverything() {
    UnipileSettings wrong = UnipileSettings.of(simulator.uri().toString(), "wrong-key");
    try (UnipileProvider refused = new UnipileProvider(wrong)) {
      NotSent outcome = (NotSent) refused.send(Sends.first(), Sends.LASTING);

      assertThat(outcome.scope()).isEqualTo(SendOutcome.Scope.EVERYTHING);
      assertThat(refused.accountHealth("account-1"))
          .isEqualTo(new AccountHealth.NotKnown("HTTP 401 missing_credentials"));
    }
  }

  @Test
  void aLongConversationIsReadToItsEnd() {
    Instant start = Instant.now();
    for (int i = 0; i < 600; i++) {
      simulator.plantFromAccount("account-1", Sends.PERSON, "Message " + i);
    }
    assertThat(((Complete) readBack(start)).messages()).hasSize(600);
  }

  @Test
  void readsThatFailSayNothing() {
    Instant start = Instant.now();
    simulator.plantFromAccount("account-1", Sends.PERSON, "Hello");
    for (FaultKind kind :
        List.of(
            FaultKind.READ_REJECT,
            FaultKind.READ_HTML,
            FaultKind.READ_RESET,
            FaultKind.READ_TRUNCATED,
            FaultKind.READ_ENDLESS_CURSOR)) {
      Fault fault = Fault.of(kind);
      if (kind == FaultKind.READ_REJECT) {
        fault.status(500).type("provider_error");
      }
      simulator.faults().add(fault);
      assertThat(readBack(start)).as(kind.wireName()).isInstanceOf(Unreadable.class);
      simulator.faults().clear();
    }
    simulator.faults().add(Fault.of(FaultKind.READ_IS_SENDER).variant("missing"));
    assertThat(readBack(start)).isInstanceOf(Unreadable.class);
    simulator.faults().clear();
    simulator.faults().add(Fault.of(FaultKind.READ_IS_SENDER).variant("boolean"));
    assertThat(readBack(start)).isInstanceOf(Complete.class);
  }

  @ParameterizedTest
  @EnumSource(AccountStatus.class)
  void anAccountIsOkOnlyWhileItSaysSo(AccountStatus status) {
    simulator.accounts().set("account-1", status);

    assertThat(provider.accountHealth("account-1"))
        .isEqualTo(
            status == AccountStatus.OK
                ? new AccountHealth.Ok()
                : new AccountHealth.NotOk(status.name()));
  }

  private ReadBack readBack(Instant since) {
    return provider.readBack(new ReadBackQuery("account-1", Sends.PERSON, since));
  }
}
