package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Diaries;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.node.RecordedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Eight busy lanes of one job class on one node; a second and a third join, the third leaves. */
final class Spread implements Case {

  private static final int LANES = 8;
  private static final Duration WINDOW = Lane.seconds(8);
  private static final Duration LONGEST = Lane.seconds(15);

  @Override
  public String id() {
    return "spread";
  }

  @Override
  public String shows() {
    return "8 busy lanes over 2 and 3 nodes: runs by node in 8 s, moves after a join and a leave";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.shipped();
    Node first = cluster.start(settings, "a").get(0);
    for (int lane = 0; lane < LANES; lane++) {
      String job = "lane-" + lane;
      first.job(job, RecordedJob.class, Lane.seconds(0.9), false);
      first.every(job, job, Lane.in(Lane.seconds(0.5)), Lane.seconds(1));
    }
    Patience.pause(Lane.seconds(3));
    Share two = join(cluster, settings, "b", 2);
    Share three = join(cluster, settings, "c", 3);
    Duration gap = leave(cluster, cluster.node("c"));
    int overlaps = cluster.diaries().overlaps();
    return Finding.of(
        !two.even() || !three.even() || overlaps > 0,
        "2 nodes %s (even after %s), 3 nodes %s (%s); longest gap of a leaver's lane %s; %d overlaps"
            .formatted(
                two.runs(), two.after(), three.runs(), three.after(), Times.text(gap), overlaps));
  }

  private record Share(List<Integer> runs, String after, boolean even) {}

  private static Share join(Cluster cluster, Settings settings, String name, int nodes)
      throws CaseFailedException {
    cluster.start(settings, name);
    Diaries diaries = cluster.diaries();
    long joined = System.nanoTime();
    boolean even = Patience.await(LONGEST, () -> isEven(owners(diaries), nodes));
    String after = even ? Times.text(Duration.ofNanos(System.nanoTime() - joined)) : "never";
    Instant from = diaries.now();
    Patience.pause(WINDOW);
    Map<String, Integer> runs = new TreeMap<>();
    diaries.runs().stream()
        .filter(run -> run.began().isAfter(from))
        .forEach(run -> runs.merge(run.node(), 1, Integer::sum));
    List<Integer> counts = new ArrayList<>(runs.values());
    while (counts.size() < nodes) {
      counts.add(0);
    }
    return new Share(counts, after, even && isFair(counts));
  }

  /** How many lanes each node worked last. */
  private static List<Integer> owners(Diaries diaries) {
    Map<String, String> owner = new TreeMap<>();
    diaries.runs().forEach(run -> owner.put(run.job(), run.node()));
    return owner.values().stream()
        .collect(Collectors.groupingBy(node -> node, Collectors.summingInt(node -> 1)))
        .values()
        .stream()
        .toList();
  }

  private static boolean isEven(List<Integer> lanes, int nodes) {
    return lanes.size() == nodes && Collections.max(lanes) - Collections.min(lanes) <= 2;
  }

  /** Nobody does more than one and a half times of the fair share. */
  private static boolean isFair(List<Integer> runs) {
    int all = runs.stream().mapToInt(Integer::intValue).sum();
    return Collections.max(runs) * runs.size() * 2 <= all * 3;
  }

  private static Duration leave(Cluster cluster, Node leaver) throws CaseFailedException {
    leaver.ask();
    leaver.awaitEnd(Lane.SOON);
    Patience.pause(Lane.seconds(6));
    Duration longest = Duration.ZERO;
    Map<String, Run> last = new TreeMap<>();
    for (Run run : cluster.diaries().runs()) {
      Run before = last.put(run.job(), run);
      if (before != null
          && before.node().equals(leaver.name())
          && !run.node().equals(leaver.name())) {
        longest = Collections.max(List.of(longest, run.after(before.end())));
      }
    }
    return longest;
  }
}
