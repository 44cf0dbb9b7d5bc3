package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.contest.Sendonce;
import io.sendonce.benchmark.contest.SendonceNodes;
import io.sendonce.benchmark.contest.Tuning;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Crew;
import io.sendonce.benchmark.measure.Statements;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.report.Spread;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jdbi.v3.core.Handle;

/** How many messages a node has in flight at once when the provider takes its time. */
final class InFlight implements Scenario {

  private static final String SLOW = "3000-5000";
  private static final double SECONDS_A_SEND = 4;
  private static final int VIRTUAL = 1000;
  private static final int PLATFORM = 300;
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final int SENDS_BEFORE = 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @Override
  public String name() {
    return "in-flight";
  }

  @Override
  public String shows() {
    return "1 node with 1000 slots (300 where threads are not virtual) and a provider that takes 3 to 5 s, with a heap of 512 MB";
  }

  @Override
  public List<Measured> play(Scene scene) throws BenchmarkFailedException {
    int most = Runtime.version().feature() >= 21 ? VIRTUAL : PLATFORM;
    Tuning tuning = scene.tuning().withUnlessAsked("send.slots", "" + most);
    int slots = Integer.parseInt(tuning.settings().getOrDefault("send.slots", "" + most));
    Target target = scene.database(name());
    try {
      Sendonce.fillProduct(target, workload(slots, scene.seconds()));
      target.analyze();
      try (Crew crew =
          Crew.start(SendonceNodes.launches(1, target, tuning, SLOW), scene.log(name()))) {
        try (Handle handle = target.access().open()) {
          Pause.until(
              LONGEST_START,
              "messages are sent",
              crew,
              () -> count(handle, "product/sent") > slots);
          return watch(handle, scene.seconds(), slots, crew);
        }
      }
    } finally {
      scene.server().drop(target);
    }
  }

  /** More than can be sent meanwhile, and accounts enough: each has one message in flight. */
  private static Workload workload(int slots, int seconds) {
    double sends = SENDS_BEFORE + seconds / SECONDS_A_SEND;
    return new Workload((int) Math.ceil(slots * sends), 1, 3 * slots);
  }

  private static List<Measured> watch(Handle handle, int seconds, int slots, Crew crew)
      throws BenchmarkFailedException {
    DoubleStream.Builder inFlight = DoubleStream.builder();
    long start = System.nanoTime();
    long before = count(handle, "product/sent");
    while (System.nanoTime() - start < Duration.ofSeconds(seconds).toNanos()) {
      crew.requireAll();
      inFlight.add((double) count(handle, "product/in_flight"));
      Pause.of(BETWEEN_LOOKS);
    }
    double rate = (count(handle, "product/sent") - before) * 1e9 / (System.nanoTime() - start);
    Spread spread = new Spread(inFlight.build().toArray());
    return List.of(
        new Measured("slots", slots, ""),
        new Measured("in flight at once, median", spread.median(), "messages"),
        new Measured("in flight at once, most", spread.max(), "messages"),
        new Measured("rate", rate, "messages a second"),
        new Measured(
            "of what the slots allow, with 4 s for a send",
            100 * rate * SECONDS_A_SEND / slots,
            "%"));
  }

  private static long count(Handle handle, String statement) {
    return handle.createQuery(Statements.text(statement)).mapTo(Long.class).one();
  }
}
