package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyAtOnceTest {
  private final ProviderSimulator simulator;

  ManyAtOnceTest(@TempDir Path folder) throws Exception {
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("ledger")));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aThousandDelayedSendsTakeAboutOneDelayAndNoThreadEach() throws Exception {
    simulator.delay(Duration.ofMillis(1500), Duration.ofMillis(2000));
    int threadsBefore = Thread.activeCount();
    List<Wire> clients = new ArrayList<>();
    try {
      long begin = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        Wire client = new Wire(simulator.port());
        clients.add(client);
        send(client, "p" + i);
      }
      await().until(() -> simulator.stats().inFlight() == 1000);
      assertThat(Thread.activeCount() - threadsBefore).isLessThan(30);
      for (Wire client : clients) {
        assertThat(client.read().status()).isEqualTo(201);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(8));
    } finally {
      for (Wire client : clients) {
        client.close();
      }
    }
    assertThat(simulator.deliveries()).hasSize(1000);
    assertThat(simulator.stats().twice()).isZero();
  }

  @Test
  void aClientThatDiesMeanwhileDoesNotStopTheDelivery() throws Exception {
    simulator.delay(Duration.ofMillis(300), Duration.ofMillis(300));
    Wire client = new Wire(simulator.port());
    send(client, "p");
    await().until(() -> simulator.stats().inFlight() == 1);

    client.die();

    await().until(() -> simulator.deliveries().size() == 1);
    await().until(() -> simulator.stats().inFlight() == 0);
  }

  @Test
  void aClientThatDiesBeforeItsBodyIsCompleteSendsNothing() throws Exception {
    Wire client = new Wire(simulator.port());
    client.writeHead("POST", "/api/v1/chats", 1000);
    client.write("{\"account_id\":".getBytes(StandardCharsets.UTF_8));
    await().until(() -> simulator.stats().inFlight() == 1);

    client.die();

    await().until(() -> simulator.stats().inFlight() == 0);
    assertThat(simulator.requests().get(0).answered()).isEqualTo("body incomplete");
    assertThat(simulator.deliveries()).isEmpty();
  }

  @Test
  void whatWaitsForItsDelayIsDroppedWhenTheProviderGoesDown() throws Exception {
    simulator.delay(Duration.ofSeconds(30), Duration.ofSeconds(30));
    try (Wire client = new Wire(simulator.port())) {
      send(client, "p");
      await().until(() -> simulator.stats().inFlight() == 1);

      simulator.close();

      assertThat(client.read().status()).isNotEqualTo(201);
    }
    assertThat(simulator.deliveries()).isEmpty();
  }

  private static void send(Wire client, String person) throws Exception {
    byte[] body =
        ("{\"account_id\":\"a1\",\"attendees_ids\":[\"" + person + "\"],\"text\":\"hello\"}")
            .getBytes(StandardCharsets.UTF_8);
    client.writeHead("POST", "/api/v1/chats", body.length);
    client.write(body);
  }
}
