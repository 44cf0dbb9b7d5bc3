package io.sendonce.benchmark;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Course;
import io.sendonce.benchmark.measure.Run;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.report.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Has contestants run in turns, so that what changes on the machine meets all of them. */
final class Throughput {

  private final Course course;
  private final Workload workload;
  private final BiConsumer<Contestant, Run> news;

  /**
   * A contest.
   *
   * @param news hears of every run
   */
  Throughput(Course course, Workload workload, BiConsumer<Contestant, Run> news) {
    this.course = course;
    this.workload = workload;
    this.news = news;
  }

  /**
   * Plays it.
   *
   * @param rounds how often each contestant runs
   */
  List<Standing> play(List<Contestant> contestants, int rounds) {
    Map<Contestant, Optional<String>> absences = new HashMap<>();
    contestants.forEach(each -> absences.put(each, each.absence()));
    Map<Contestant, List<Run>> runs = new HashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : contestants) {
        if (absences.getOrDefault(contestant, Optional.empty()).isEmpty()) {
          Run run = course.play(contestant, workload, round);
          runs.computeIfAbsent(contestant, ignored -> new ArrayList<>()).add(run);
          news.accept(contestant, run);
        }
      }
    }
    return contestants.stream()
        .map(
            each ->
                new Standing(
                    each,
                    each.workload(workload),
                    runs.getOrDefault(each, List.of()),
                    absences.getOrDefault(each, Optional.empty())))
        .toList();
  }
}
