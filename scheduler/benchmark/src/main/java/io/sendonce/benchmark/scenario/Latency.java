package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.contest.Sendonce;
import io.sendonce.benchmark.contest.SendonceNodes;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Crew;
import io.sendonce.benchmark.measure.Statements;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.report.Spread;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/** How soon an idle cluster starts a message that somebody inserts. */
final class Latency implements Scenario {

  private static final int NODES = 2;
  private static final long SEED = 21;
  private static final int LONGEST_GAP_MILLIS = 1000;
  private static final int WARM_UP = 20;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String shows() {
    return "from the commit of an INSERT into send_queue to the call of the provider, 2 idle nodes, at random moments";
  }

  @Override
  public List<Measured> play(Scene scene) throws BenchmarkFailedException {
    Target target = scene.database(name());
    try {
      Sendonce.migrate(target);
      target.fill(
          "product/fill",
          new Workload(scene.inserts() + WARM_UP, 1, scene.inserts() + WARM_UP + 1));
      try (Crew crew =
          Crew.start(
              SendonceNodes.launches(NODES, target, scene.tuning(), SendonceNodes.AT_ONCE),
              scene.log(name()))) {
        return measured(latencies(target, scene.inserts(), crew));
      }
    } finally {
      scene.server().drop(target);
    }
  }

  private static List<Measured> measured(double[] millis) {
    Spread spread = new Spread(millis);
    return List.of(
        new Measured("messages inserted one by one", millis.length, ""),
        new Measured("commit to call, p50", spread.percentile(50), "ms"),
        new Measured("commit to call, p99", spread.percentile(99), "ms"),
        new Measured("commit to call, longest", spread.max(), "ms"));
  }

  private static double[] latencies(Target target, int inserts, Crew crew)
      throws BenchmarkFailedException {
    Random random = new Random(SEED);
    try (Handle handle = target.access().open()) {
      // The nodes have started and are warm when these have been sent.
      for (int message = 1; message <= WARM_UP; message++) {
        insert(handle, message);
        if (message == 1) {
          awaitCalls(handle, 1, crew);
        }
        Pause.of(Duration.ofMillis(random.nextInt(LONGEST_GAP_MILLIS)));
      }
      awaitCalls(handle, WARM_UP, crew);
      Map<Long, Long> committed = new HashMap<>();
      for (int message = WARM_UP + 1; message <= WARM_UP + inserts; message++) {
        Pause.of(Duration.ofMillis(random.nextInt(LONGEST_GAP_MILLIS)));
        long id = insert(handle, message);
        committed.put(id, micros(Instant.now()));
      }
      awaitCalls(handle, WARM_UP + inserts, crew);
      Map<Long, Long> called = calls(handle);
      return committed.entrySet().stream()
          .mapToDouble(each -> (called.getOrDefault(each.getKey(), 0L) - each.getValue()) / 1000.0)
          .toArray();
    }
  }

  private static long insert(Handle handle, int message) {
    return handle
        .createQuery(Statements.text("product/insert_one"))
        .bind("message", message)
        .mapTo(Long.class)
        .one();
  }

  private static void awaitCalls(Handle handle, int messages, Crew crew)
      throws BenchmarkFailedException {
    Pause.until(
        LONGEST_WAIT,
        messages + " messages are sent",
        crew,
        () -> calls(handle).size() == messages);
  }

  private static Map<Long, Long> calls(Handle handle) {
    Map<Long, Long> called = new HashMap<>();
    handle
        .createQuery(Statements.text("product/calls"))
        .map((row, context) -> called.put(row.getLong(1), row.getLong(2)))
        .list();
    return called;
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
