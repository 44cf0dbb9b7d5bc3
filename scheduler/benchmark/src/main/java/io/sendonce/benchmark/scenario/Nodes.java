package io.sendonce.benchmark.scenario;

import io.sendonce.benchmark.contest.Sendonce;
import io.sendonce.benchmark.measure.BenchmarkFailedException;
import io.sendonce.benchmark.measure.Course;
import io.sendonce.benchmark.measure.Figures;
import io.sendonce.benchmark.measure.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The throughput of clusters of several sizes. */
final class Nodes implements Scenario {

  private static final List<Integer> SIZES = List.of(1, 2, 4);

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public String shows() {
    return "messages a second of 1, 2 and 4 nodes, with a provider that takes no time";
  }

  @Override
  public List<Measured> play(Scene scene) throws BenchmarkFailedException {
    Course course = new Course(scene.server(), scene.logs());
    Map<Integer, List<Double>> rates = new TreeMap<>();
    for (int round = 1; round <= scene.runs(); round++) {
      for (int size : SIZES) {
        Run run = course.play(new Sendonce(size, scene.tuning()), scene.workload(), round);
        rates.computeIfAbsent(size, ignored -> new ArrayList<>()).add(rate(run));
      }
    }
    List<Measured> measured = new ArrayList<>();
    rates.forEach(
        (size, all) -> measured.addAll(Rates.of(size == 1 ? "1 node" : size + " nodes", all)));
    return measured;
  }

  private static double rate(Run run) throws BenchmarkFailedException {
    Figures figures = run.figures();
    if (figures == null) {
      throw new BenchmarkFailedException(String.valueOf(run.failure()));
    }
    return figures.rate();
  }
}
