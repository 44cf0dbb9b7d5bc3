package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;
import java.util.List;

/** Two triggers of one exclusive job fire at the same instants; each node reserves one of them. */
final class SameInstant implements Case {

  private static final Duration PERIOD = Lane.seconds(4);
  private static final Duration TAKES = Lane.seconds(1.5);

  private final String id;
  private final String how;
  private final Settings settings;
  private final int rounds;

  private SameInstant(String id, String how, Settings settings, int rounds) {
    this.id = id;
    this.how = how;
    this.settings = settings;
    this.rounds = rounds;
  }

  static SameInstant withDefaults(int rounds) {
    return new SameInstant("E1a", "Quartz's defaults", Settings.ofQuartz(), rounds);
  }

  static SameInstant withAcquiringLock(int rounds) {
    Settings locking =
        Settings.ofQuartz().with("org.quartz.jobStore.acquireTriggersWithinLock", true);
    return new SameInstant("E1b", "acquireTriggersWithinLock", locking, rounds);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String shows() {
    return "two triggers of one job at the same instant, " + how;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    List<Node> nodes = cluster.start(settings, "a", "b");
    Lane.declare(nodes.get(0), TAKES);
    long start = Lane.in(Lane.seconds(4));
    // Who stores a trigger is awake by that, and reserves it.
    nodes.get(0).every("one", Lane.JOB, start, PERIOD);
    Lane.reserver(cluster, "one");
    nodes.get(1).every("two", Lane.JOB, start, PERIOD);
    Lane.reserver(cluster, "two");
    Lane.until(start + PERIOD.toMillis() * (rounds - 1) + 2 * TAKES.toMillis() + 700);
    return Overlaps.of(cluster, 2 * rounds);
  }
}
