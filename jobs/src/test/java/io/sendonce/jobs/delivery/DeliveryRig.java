package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.pacing.ProviderBreaker;
import io.sendonce.jobs.pacing.RetrySchedule;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.provider.unipile.UnipileSettings;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.ledger.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database, a provider over real HTTP, and any number of nodes that send through it. */
final class DeliveryRig implements BeforeEachCallback, AfterEachCallback {

  static final Lane ALL = new Lane(0, 1);

  /** How long each message that was started had been due. */
  final Queue<Duration> sinceDues = new ConcurrentLinkedQueue<>();

  /** How often a lane looked and nothing was due. */
  final AtomicInteger emptyClaims = new AtomicInteger();

  final QueueDatabase database = new QueueDatabase();
  final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @SuppressWarnings("NullAway.Init") // started before each test
  private ProviderSimulator simulator;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    database.beforeEach(context);
    Path directory = Files.createTempDirectory("ledger");
    simulator = ProviderSimulator.start(SimulatorSettings.forTests(directory.resolve("ledger")));
    open.push(simulator);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    threads.shutdownNow();
    database.afterEach(context);
  }

  ProviderSimulator simulator() {
    return simulator;
  }

  void fault(Fault fault) {
    simulator.faults().add(fault);
  }

  List<Delivery> deliveries() {
    return simulator.deliveries();
  }

  /** How many sends reached the provider's socket. */
  long sendsOnTheWire() {
    return simulator.requests().stream().filter(seen -> seen.method().equals("POST")).count();
  }

  UnipileProvider unipile() {
    UnipileProvider provider =
        new UnipileProvider(
            UnipileSettings.of(simulator.uri().toString(), simulator.apiKey())
                .with(
                    new UnipileSettings.Timeouts(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5))));
    open.push(provider);
    return provider;
  }

  SendLanes node(String name) {
    return node(name, unipile(), database.dataSource(), settings(Duration.ofSeconds(6)), threads);
  }

  SendLanes node(
      String name,
      MessagingProvider provider,
      DataSource connections,
      DeliverySettings settings,
      Executor executor) {
    Database statements = Database.over(connections);
    SendLanes lanes =
        new SendLanes(
            new DeliveryPartners(
                provider,
                new SendQueue(statements, name),
                new Accounts(statements),
                new ProviderBreaker(3, Duration.ofMinutes(1), Duration.ofMinutes(5))),
            settings,
            new DeliveryEvents() {
              @Override
              public void claimed(Lane lane, int claimed, int suppressed) {
                if (claimed == 0) {
                  emptyClaims.incrementAndGet();
                }
              }

              @Override
              public void starting(Claim claim, Duration sinceDue) {
                sinceDues.add(sinceDue);
              }
            },
            executor);
    open.push(lanes);
    return lanes;
  }

  static DeliverySettings settings(Duration lease) {
    return settings(lease, Duration.ofMillis(2));
  }

  static DeliverySettings settings(Duration lease, Duration settleWindow) {
    return settings(8, lease, settleWindow);
  }

  static DeliverySettings settings(int slots, Duration lease, Duration settleWindow) {
    return settings(
        slots,
        new DeliverySettings.Timing(
            lease, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ZERO, settleWindow));
  }

  /** Lanes that wait for something when they have nothing to do. */
  static DeliverySettings lingering(int slots, Duration linger) {
    return settings(
        slots,
        new DeliverySettings.Timing(
            Duration.ofSeconds(6),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            linger,
            Duration.ofMillis(2)));
  }

  private static DeliverySettings settings(int slots, DeliverySettings.Timing timing) {
    return new DeliverySettings(
        slots,
        timing,
        new RetrySchedule(Duration.ofSeconds(30), Duration.ofMinutes(10), 3),
        new DeliverySettings.Doubt(Duration.ZERO, Duration.ZERO));
  }
}
