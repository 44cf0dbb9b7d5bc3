package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.contest.Sendonce;
import io.sendonce.benchmark.contest.SendonceNodes;
import io.sendonce.benchmark.contest.Tuning;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Course;
import io.sendonce.benchmark.measure.Crew;
import io.sendonce.benchmark.measure.Figures;
import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Layout;
import io.sendonce.benchmark.measure.Run;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.measure.Workload;
import java.util.ArrayList;
import java.util.List;

/** The throughput over HTTP, to the provider simulator in a process of its own. */
final class OverHttp implements Scenario {

  @Override
  public String name() {
    return "http";
  }

  @Override
  public String shows() {
    return "messages a second of 1 node over HTTP to the provider simulator, which answers at once";
  }

  @Override
  public List<Measured> play(Scene scene) throws BenchmarkFailedException {
    List<Double> rates = new ArrayList<>();
    List<Double> clients = new ArrayList<>();
    for (int round = 1; round <= scene.runs(); round++) {
      Figures figures = play(scene, round);
      rates.add(figures.rate());
      clients.add(figures.clientMillis());
    }
    List<Measured> measured = new ArrayList<>(Rates.of("1 node over HTTP", rates));
    measured.add(
        new Measured(
            "processor time of the node per message, last round",
            clients.get(clients.size() - 1),
            "ms"));
    return measured;
  }

  private static Figures play(Scene scene, int round) throws BenchmarkFailedException {
    Simulator simulator = Simulator.in(scene.logs());
    try (Crew crew = Crew.start(List.of(simulator.launch()), scene.log("simulator"))) {
      try {
        Tuning tuning =
            scene
                .tuning()
                .withUnlessAsked("unipile.dsn", simulator.awaitAddress(crew))
                .withUnlessAsked("unipile.api-key", Simulator.API_KEY);
        Run run =
            new Course(scene.server(), scene.logs())
                .play(new Node(tuning), scene.workload(), round);
        Figures figures = run.figures();
        if (figures == null) {
          throw new BenchmarkFailedException(String.valueOf(run.failure()));
        }
        return figures;
      } finally {
        crew.terminate();
      }
    }
  }

  /** One node with its own provider. */
  private record Node(Tuning tuning) implements Contestant {

    @Override
    public String name() {
      return "http";
    }

    @Override
    public String how() {
      return "1 node with the provider it is shipped with";
    }

    @Override
    public void fill(Target target, Workload workload) {
      Sendonce.fillProduct(target, workload);
    }

    @Override
    public List<Launch> processes(Target target, Workload workload) {
      return SendonceNodes.launches(1, target, tuning, SendonceNodes.UNIPILE);
    }

    @Override
    public Layout layout() {
      return Layout.ofProduct();
    }
  }
}
