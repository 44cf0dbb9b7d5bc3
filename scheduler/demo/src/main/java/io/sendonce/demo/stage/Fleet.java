package io.sendonce.demo.stage;

import io.sendonce.demo.options.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes, each in a JVM of its own. */
public final class Fleet {

  private static final Duration START = Duration.ofSeconds(60);
  private static final String SMALL_JVM = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final Stage stage;
  private final Path home;
  private final NodeFiles files;
  private final NodeSetup setup;
  private final DemoDatabase database;
  private final Map<String, RunningProcess> nodes = new LinkedHashMap<>();
  private int started;

  /** A fleet without nodes. */
  public Fleet(
      Stage stage, Path home, DemoDatabase database, DemoProvider provider, Options options) {
    this.stage = stage;
    this.home = home;
    this.database = database;
    this.files = new NodeFiles(home);
    this.setup =
        NodeSetup.of(
            database.addresses(provider),
            Math.max(16, options.size().accounts()),
            Timings.of(options.delay()));
  }

  /**
   * Starts a node; does not wait for it.
   *
   * @return its name
   */
  public String startNode() throws PartFailedException {
    started++;
    String name = "node-" + started;
    Path config = files.write(configOf(name), name, setup);
    List<String> command = List.of(program(), "node", "--config", config.toString());
    nodes.put(name, stage.start(name, command, Map.of("SENDONCE_JAVA_OPTS", SMALL_JVM)));
    return name;
  }

  /** Waits until a node has checked in to the cluster. */
  public void awaitNode(String name) throws PartFailedException {
    RunningProcess process = node(name);
    boolean ready =
        Patience.await(
            START,
            () -> {
              process.requireAlive();
              return checkedIn(name);
            });
    if (!ready) {
      throw process.failed("did not join the cluster within " + START.toSeconds() + " s");
    }
  }

  /** Whether a node has checked in to the cluster. */
  public boolean checkedIn(String name) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                        .createQuery("SELECT to_regclass('qrtz_scheduler_state') IS NOT NULL")
                        .mapTo(boolean.class)
                        .one()
                    && handle
                        .createQuery(
                            "SELECT count(*) > 0 FROM qrtz_scheduler_state WHERE instance_name = :name")
                        .bind("name", name)
                        .mapTo(boolean.class)
                        .one());
  }

  /** How many node processes run. */
  public int alive() {
    return (int) nodes.values().stream().filter(RunningProcess::isAlive).count();
  }

  /** The names of the nodes that ought to be running. */
  public Set<String> names() {
    return Set.copyOf(nodes.keySet());
  }

  /** Refuses to go on when a node ended that nobody killed. */
  public void requireAllAlive() throws PartFailedException {
    for (RunningProcess process : nodes.values()) {
      process.requireAlive();
    }
  }

  /** Ends a node with SIGKILL, as a power cut would. */
  public void kill(String name) {
    node(name).kill();
    node(name).awaitEnd(Duration.ofSeconds(5));
    nodes.remove(name);
  }

  /**
   * Asks all nodes to stop, SIGTERM, and waits for them.
   *
   * @return how long the slowest took
   */
  public Duration drain(Duration longest) throws PartFailedException {
    long start = System.nanoTime();
    nodes.values().forEach(RunningProcess::ask);
    for (RunningProcess process : nodes.values()) {
      if (!process.awaitEnd(longest.minusNanos(System.nanoTime() - start))) {
        throw process.failed("did not stop within " + longest.toSeconds() + " s of SIGTERM");
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** A command line that asks Sendonce itself. */
  public String commandLine(String command) {
    String any = nodes.keySet().stream().findFirst().orElse("node-1");
    return program() + " " + command + " --config " + configOf(any);
  }

  /** Starts a console beside the nodes. */
  public DemoConsole openConsole() throws PartFailedException {
    String any = nodes.keySet().stream().findFirst().orElse("node-1");
    return DemoConsole.start(stage, program(), configOf(any));
  }

  private RunningProcess node(String name) {
    RunningProcess process = nodes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no node " + name + " is running, only " + nodes.keySet());
    }
    return process;
  }

  private Path configOf(String name) {
    return stage.directory().resolve(name).resolve("config");
  }

  private String program() {
    return home.resolve("bin/sendonce").toString();
  }
}
