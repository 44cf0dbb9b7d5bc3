package io.sendonce.jobs.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.crash.Intents.Standing;
import io.sendonce.jobs.crash.Point.Stream;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Node;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.simulator.faults.FaultStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database, a provider, the messages between them, and whoever takes over in the end. */
@SuppressWarnings("NullAway.Init") // filled before each test
final class CrashLab implements BeforeEachCallback, AfterEachCallback {

  private static final Lane ALL = new Lane(0, 1);

  /** After so many, whatever is still pending goes round for ever. */
  private static final int ROUNDS = 5;

  private final QueueDatabase queue = new QueueDatabase();
  private final Set<String> late = ConcurrentHashMap.newKeySet();
  private ProviderSimulator simulator;
  private Surroundings surroundings;
  private Intents intents;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    queue.beforeEach(context);
    simulator =
        ProviderSimulator.start(
            SimulatorSettings.forTests(Files.createTempDirectory("ledger").resolve("ledger")));
    surroundings = new Surroundings(queue, simulator);
    intents = new Intents(queue);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    simulator.close();
    queue.afterEach(context);
  }

  QueueDatabase queue() {
    return queue;
  }

  Intents intents() {
    return intents;
  }

  CrashingNode node() {
    return new CrashingNode(surroundings);
  }

  /** Says what the provider shall make of an intent's first request. */
  void destine(int intent, Fate fate) {
    String account = Intents.accountOf(intent);
    fate.fault().ifPresent(fault -> simulator.faults().add(fault.account(account).count(1)));
    if (fate == Fate.LANDS_LATE) {
      late.add(account);
    }
  }

  /** Every point of a stream that undisturbed work has gone through. */
  static List<Point> pointsOf(Traffic undisturbed, Stream... streams) {
    return points(undisturbed, stream -> 0, streams);
  }

  /** Every point of a stream that undisturbed work has gone through since it began to send. */
  static List<Point> pointsSinceSending(Traffic undisturbed, Stream... streams) {
    return points(undisturbed, undisturbed::passedBeforeSending, streams);
  }

  private static List<Point> points(
      Traffic undisturbed, ToIntFunction<Stream> from, Stream... streams) {
    List<Point> points = new ArrayList<>();
    for (Stream stream : streams) {
      IntStream.range(from.applyAsInt(stream), undisturbed.passed(stream))
          .forEach(number -> points.add(new Point(stream, number)));
    }
    return points;
  }

  /** A node whose network is sound. */
  void soundly(String name, Consumer<Node> work) {
    OneConnection connection = new OneConnection(surroundings.straight(), () -> false);
    try (UnipileProvider provider = surroundings.unipileThrough(simulator.port());
        Node node = new Node(name, Database.over(connection), provider)) {
      work.accept(node);
    } finally {
      connection.close();
    }
  }

  /** Another node does all that is to be done once the leases are over. */
  void takeOver(String name, Policy policy) {
    soundly(
        name,
        node -> {
          intents.endLeases();
          intents.endWaitsForLooks();
          node.recover(policy);
          awaitLateLandings();
          for (int round = 0; round == 0 || (round < ROUNDS && intents.isAnyPending()); round++) {
            lookAndSend(node, policy);
          }
        });
  }

  private void lookAndSend(Node node, Policy policy) {
    intents.endWaitsForLooks();
    node.recover(policy);
    node.send(ALL);
    awaitLateLandings();
    for (int look = 0; look < 2; look++) {
      intents.endWaitsForLooks();
      node.recover(policy);
    }
  }

  /** Looks twice while nodes are paused, and sends what they do not hold. */
  void takeOverFromPaused(IntStream itsIntents, Node node, Policy policy) {
    intents.endLeases();
    intents.endWaitsForLooks();
    node.recover(policy);
    intents.endWaitsForLooks();
    node.recover(policy);
    itsIntents.forEach(intent -> node.send(Intents.laneOf(intent)));
  }

  private void awaitLateLandings() {
    long begun =
        simulator.faults().list().stream()
            .filter(fault -> fault.kind() == FaultKind.LATE_LANDING)
            .mapToInt(FaultStatus::fired)
            .sum();
    await().until(() -> landedLate() == begun);
  }

  private long landedLate() {
    return simulator.deliveries().stream()
        .filter(delivery -> late.contains(delivery.account()))
        .count();
  }

  /** Compares the provider's ledger with the queue. */
  void assertRight(Policy policy) {
    List<Standing> standings = intents.standings(simulator.deliveries());
    assertThat(standings).allMatch(Standing::isRight);
    if (policy == Policy.RETRY) {
      // Twice in doubt is for a person to decide.
      assertThat(standings).filteredOn(Standing::isUncertain).allMatch(Standing::wasPutBack);
    }
  }
}
