package io.sendonce.benchmark.scenario;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sendonce.benchmark.contest.Sendonce;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.report.Spread;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.ClaimedBatch;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.queue.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** How long a claim takes in front of a long queue. */
final class Backlog implements Scenario {

  private static final int LANES = 8;
  private static final int SLOTS = 32;
  private static final int IDLE_ACCOUNTS = 10_000;
  private static final int WARM_UP = 50;
  private static final int CLAIMS = 200;

  /** More messages than that are several to a person. */
  private static final int MOST_PEOPLE = 100_000;

  private static final Duration LEASE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public String shows() {
    return "how long the product's claim of 32 messages takes in one of 8 lanes, each batch settled before the next, while so many wait";
  }

  @Override
  public List<Measured> play(Scene scene) throws BenchmarkFailedException {
    List<Measured> measured = new ArrayList<>();
    for (int waiting : scene.backlogs()) {
      measured.addAll(
          play(
              scene,
              "%,d waiting, %,d accounts".formatted(waiting, scene.workload().accounts()),
              new Workload(waiting, 1, scene.workload().accounts()),
              0));
    }
    measured.addAll(
        play(
            scene,
            "10,000 waiting, %,d accounts and %,d idle ones"
                .formatted(scene.workload().accounts(), IDLE_ACCOUNTS),
            new Workload(10_000, 1, scene.workload().accounts()),
            IDLE_ACCOUNTS));
    return measured;
  }

  private static List<Measured> play(Scene scene, String what, Workload workload, int idleAccounts)
      throws BenchmarkFailedException {
    Target target = scene.database("backlog");
    try {
      Sendonce.migrate(target);
      int people = Math.min(workload.messages(), MOST_PEOPLE);
      target.fill("product/fill", new Workload(people, 1, workload.accounts()));
      target.fillUnguarded("product/waiting", workload);
      target.fill("product/idle_accounts", Map.of("accounts", idleAccounts));
      target.analyze();
      scene.server().checkpoint();
      try (HikariDataSource connection = pool(target)) {
        return measured(what, new SendQueue(Database.over(connection), "benchmark"));
      }
    } finally {
      scene.server().drop(target);
    }
  }

  private static HikariDataSource pool(Target target) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(target.jdbcUrl());
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  private static List<Measured> measured(String what, SendQueue queue) {
    DoubleStream.Builder millis = DoubleStream.builder();
    DoubleStream.Builder claimed = DoubleStream.builder();
    for (int claim = 0; claim < WARM_UP + CLAIMS; claim++) {
      long start = System.nanoTime();
      ClaimedBatch batch = queue.claimDue(new Lane(claim % LANES, LANES), SLOTS, LEASE);
      double took = (System.nanoTime() - start) / 1e6;
      if (batch.isEmpty()) {
        break;
      }
      queue.settle(batch.claims().stream().map(Backlog::sent).toList());
      if (claim >= WARM_UP) {
        millis.add(took);
        claimed.add(batch.claims().size());
      }
    }
    Spread spread = new Spread(millis.build().toArray());
    return List.of(
        new Measured(what + ": a claim, p50", spread.percentile(50), "ms"),
        new Measured(what + ": a claim, p99", spread.percentile(99), "ms"),
        new Measured(
            what + ": messages a claim, median",
            new Spread(claimed.build().toArray()).median(),
            "messages"));
  }

  private static Settlement sent(Claim claim) {
    return new Settlement(
        claim,
        Settlement.Fate.sent(new Settlement.Receipt("sent-" + claim.token(), null)),
        new ProviderReply(201, null, null, null));
  }
}
