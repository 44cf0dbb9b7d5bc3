package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.node.RecordedJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The exclusive job that most cases are about, and its usual waits. */
final class Lane {

  static final String JOB = "lane";
  static final String TRIGGER = "lane-trigger";

  /** Longest wait for something that comes at once unless something is wrong. */
  static final Duration SOON = Duration.ofSeconds(15);

  private Lane() {}

  static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** That long from now, in epoch milliseconds. */
  static long in(Duration wait) {
    return Clock.systemUTC().millis() + wait.toMillis();
  }

  /** Waits until a time in epoch milliseconds. */
  static void until(long epochMillis) {
    Patience.pause(Duration.ofMillis(epochMillis - Clock.systemUTC().millis()));
  }

  /** Declares it, without a trigger. */
  static void declare(Node by, Duration takes) throws CaseFailedException {
    by.job(JOB, RecordedJob.class, takes, false);
  }

  /** Declares it with one trigger, from now on. */
  static void everyFromNow(Node by, Duration takes, Duration period) throws CaseFailedException {
    declare(by, takes);
    by.every(TRIGGER, JOB, in(Duration.ofMillis(500)), period);
  }

  /** Waits until a node has reserved a trigger, and returns it. */
  static Node reserver(Cluster cluster, String trigger) throws CaseFailedException {
    String node =
        Patience.obtain(
            SOON, "a node reserves " + trigger, () -> cluster.diaries().reservedBy(trigger));
    return cluster.node(node);
  }

  /**
   * Waits for a node's next check-in, and then until it is of some age. A node that fails right
   * after it is noticed as late as can be; one that fails right before the next, as early.
   */
  static void awaitCheckIn(Cluster cluster, Node node, Duration age) throws CaseFailedException {
    Optional<Instant> before = cluster.diaries().checkIn(node.name());
    Patience.require(
        SOON,
        node.name() + " checks in",
        () -> !cluster.diaries().checkIn(node.name()).equals(before));
    Patience.pause(age);
  }
}
