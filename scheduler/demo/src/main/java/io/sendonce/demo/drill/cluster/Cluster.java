package io.sendonce.demo.drill.cluster;

import io.sendonce.demo.stage.NodeFiles;
import io.sendonce.demo.stage.NodeSetup;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All nodes of a drill. */
public final class Cluster implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);

  private final Grounds grounds;
  private final List<Node> nodes = new ArrayList<>();

  /** So many nodes, none of them started. */
  public Cluster(Grounds grounds, int size, NodeSetup setup) {
    this.grounds = grounds;
    NodeFiles files = new NodeFiles(grounds.homes().node());
    for (int slot = 0; slot < size; slot++) {
      nodes.add(new Node(slot, grounds, files, setup));
    }
  }

  /** Starts all nodes; the first one migrates. */
  public void start() throws PartFailedException {
    for (Node node : nodes) {
      node.start();
    }
  }

  /** Waits until all have joined. */
  public void awaitAll() throws PartFailedException {
    for (Node node : nodes) {
      boolean joined =
          Patience.await(
              START,
              () -> {
                if (!node.isAlive()) {
                  throw new PartFailedException(node.name() + " ended by itself; see its log");
                }
                return hasJoined(node.name());
              });
      if (!joined) {
        throw new PartFailedException(
            node.name() + " did not join within " + START.toSeconds() + " s; see its log");
      }
    }
  }

  /** Has the provider tell every node what it delivers, so that each notice comes several times. */
  public void subscribe() throws PartFailedException {
    for (Node node : nodes) {
      node.subscribe();
    }
  }

  /** One of them. */
  public Node node(int slot) {
    return nodes.get(slot);
  }

  /** How many run. */
  public int alive() {
    return (int) nodes.stream().filter(Node::isAlive).count();
  }

  /** Starts again those that ended by themselves; what happened, in words. */
  public List<String> supervise() throws PartFailedException {
    List<String> news = new ArrayList<>();
    for (Node node : nodes) {
      node.supervise().ifPresent(news::add);
    }
    return news;
  }

  /** Takes back all harm: every node runs, awake, with a right clock and open ways. */
  public void mend() throws PartFailedException {
    for (Node node : nodes) {
      node.toDatabase().open();
      node.toProvider().open();
      node.wake();
      if (!node.isAlive()) {
        node.start();
      }
    }
  }

  /** Asks all to stop; how long the slowest took. */
  public Duration stop() throws PartFailedException {
    List<PartFailedException> failures = new ArrayList<>();
    List<Thread> stops = new ArrayList<>();
    long start = System.nanoTime();
    for (Node node : nodes) {
      Thread stop = new Thread(() -> stop(node, failures), "stop-" + node.name());
      stop.start();
      stops.add(stop);
    }
    for (Thread stop : stops) {
      join(stop);
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** All processes there were, the earliest first. */
  public List<Life> lives() {
    return nodes.stream()
        .flatMap(node -> node.lives().stream())
        .sorted(Comparator.comparing(Life::from, Comparator.<Instant>naturalOrder()))
        .toList();
  }

  @Override
  public void close() {
    for (Node node : nodes) {
      node.toDatabase().close();
      node.toProvider().close();
    }
  }

  private boolean hasJoined(String name) {
    Optional<Boolean> there =
        grounds
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                            .createQuery("SELECT to_regclass('qrtz_scheduler_state') IS NOT NULL")
                            .mapTo(boolean.class)
                            .one()
                        ? handle
                            .createQuery(
                                "SELECT count(*) > 0 FROM qrtz_scheduler_state WHERE instance_name = :name")
                            .bind("name", name)
                            .mapTo(boolean.class)
                            .findOne()
                        : Optional.empty());
    return there.orElse(false);
  }

  private static void stop(Node node, List<PartFailedException> failures) {
    try {
      node.stop();
    } catch (PartFailedException e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }

  private static void join(Thread thread) throws PartFailedException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("interrupted while the nodes stopped", e);
    }
  }
}
