package io.sendonce.jobs.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.provider.unipile.UnipileSettings;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Node;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.ledger.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was adopted is sent by a node, with the receiver's ledger as the judge. */
class AdoptedSendingTest {

  private static final Lane ALL = new Lane(0, 1);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @TempDir Path directory;

  private final LegacySender legacy = new LegacySender(database);

  @AfterEach
  void noTables() {
    legacy.drop();
  }

  @Test
  void nobodyGetsAgainWhatTheOldSenderSentOrMayHaveSent() throws Exception {
    try (ProviderSimulator simulator =
            ProviderSimulator.start(SimulatorSettings.forTests(directory.resolve("ledger")));
        UnipileProvider provider =
            new UnipileProvider(
                UnipileSettings.of(simulator.uri().toString(), simulator.apiKey()));
        Node node = new Node("node-1", database.statements(), provider)) {
      legacy.create();
      legacy.incident();
      legacy.queued("ACoAAbusy", "Hello busy", "processing", 0, null);
      legacy.queued("ACoAAslow", "Hello slow", "failed", 1, "timeout");
      legacy.queued("ACoAAperson-1", "Hello ACoAAperson-1", "pending", 0, null);
      legacy.queued("ACoAAperson-2", "Still there?", "pending", 0, null);
      legacy.queued("ACoAAnew", "Hello new", "pending", 0, null);
      // Its request got through, and its process died before it could say so.
      provider.send(
          new OutboundMessage(
              MessageKind.DIRECT_MESSAGE, "account-1", "ACoAAbusy", null, "Hello busy"),
          () -> Duration.ofSeconds(10));
      assertThat(received(simulator)).containsExactly("ACoAAbusy");
      database.run(
          "INSERT INTO linkedin_accounts (provider_account_id, code, spacing_min, spacing_max) VALUES ('account-1', 'desk', '0', '0')");
      legacy.adoption(1000).apply(Actor.atCommandLine("ada"), "move", 0, it -> {});

      node.send(ALL);
      assertThat(received(simulator)).as("before a person resumes").containsExactly("ACoAAbusy");

      database.run("UPDATE campaigns SET status = 'active'");
      database.run("UPDATE send_queue SET look_at = now() WHERE status = 'uncertain'");
      node.recover(Policy.HOLD);
      node.send(ALL);
      node.send(ALL);
      assertThat(received(simulator))
          .containsExactlyInAnyOrder("ACoAAbusy", "ACoAAnew", "ACoAAperson-2");
      assertThat(
              database.strings(
                  "SELECT p.person || ' ' || q.status FROM send_queue q JOIN campaign_prospects p ON p.id = q.prospect_id"
                      + " WHERE q.status <> 'sent' OR p.person = 'ACoAAbusy' ORDER BY 1"))
          .containsExactly("ACoAAbusy sent", "ACoAAslow uncertain");
    }
  }

  private static List<String> received(ProviderSimulator simulator) {
    return simulator.deliveries().stream().map(Delivery::person).toList();
  }
}
