package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.contest.Sendonce;
import io.sendonce.benchmark.contest.SendonceNodes;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Crew;
import io.sendonce.benchmark.measure.ProcessorTimes;
import io.sendonce.benchmark.measure.Server;
import io.sendonce.benchmark.measure.Statements;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.TemporaryFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What two nodes do that have nothing to do. */
final class Idle implements Scenario {

  private static final int NODES = 2;
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final Duration SETTLING = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String shows() {
    return "what 2 nodes without messages ask of the server and of the processor";
  }

  @Override
  public List<Measured> play(Scene scene) throws BenchmarkFailedException {
    try (TemporaryFolder data = TemporaryFolder.make();
        Server server = Server.startCounting(data.path())) {
      Target target = server.create("idle");
      Sendonce.migrate(target);
      try (Crew crew =
          Crew.start(
              SendonceNodes.launches(NODES, target, scene.tuning(), SendonceNodes.AT_ONCE),
              scene.log(name()))) {
        awaitNodes(target, crew);
        Pause.of(SETTLING);
        return watch(target, crew, scene.seconds());
      }
    }
  }

  private static void awaitNodes(Target target, Crew crew) throws BenchmarkFailedException {
    try (Handle handle = target.access().open()) {
      Pause.until(
          LONGEST_START,
          "all nodes have checked in",
          crew,
          () ->
              handle.createQuery(Statements.text("product/nodes")).mapTo(Integer.class).one()
                  == NODES);
    }
  }

  private static List<Measured> watch(Target target, Crew crew, int length)
      throws BenchmarkFailedException {
    Server server = target.server();
    try (Handle handle = target.access().open()) {
      handle.createScript(Statements.text("server/count_statements")).execute();
      Map<Long, Duration> serverBefore = server.processorTimes();
      Map<Long, Duration> nodesBefore = crew.processorTimes();
      long transactions = server.transactions(target.name());
      long start = System.nanoTime();
      Pause.of(Duration.ofSeconds(length));
      crew.requireAll();
      double seconds = (System.nanoTime() - start) / 1e9;
      Duration ofServer = ProcessorTimes.between(serverBefore, server.processorTimes());
      Duration ofNodes = ProcessorTimes.between(nodesBefore, crew.processorTimes());
      List<Measured> measured = new ArrayList<>();
      measured.add(
          new Measured(
              "transactions of both nodes",
              (server.transactions(target.name()) - transactions) / seconds,
              "a second"));
      measured.add(
          new Measured("processor of the server", percent(ofServer, seconds), "% of a core"));
      measured.add(
          new Measured("processor of a node", percent(ofNodes, seconds) / NODES, "% of a core"));
      measured.addAll(statements(handle, seconds));
      return measured;
    }
  }

  private static double percent(Duration used, double seconds) {
    return used.toMillis() / seconds / 10;
  }

  private static List<Measured> statements(Handle handle, double seconds) {
    List<Measured> measured = new ArrayList<>();
    handle
        .createQuery(Statements.text("server/statements"))
        .map(
            (row, context) ->
                measured.add(new Measured(row.getString(1), row.getLong(2) / seconds, "a second")))
        .list();
    return measured;
  }
}
