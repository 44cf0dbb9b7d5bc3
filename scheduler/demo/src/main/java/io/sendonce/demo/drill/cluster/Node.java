package io.sendonce.demo.drill.cluster;

import io.sendonce.demo.drill.wire.Wire;
import io.sendonce.demo.stage.NodeFiles;
import io.sendonce.demo.stage.NodeSetup;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.RunningProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One place in the cluster: a process at a time, and its own ways to database and provider. */
public final class Node {

  private static final String SMALL_JVM = "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final Duration STOP = Duration.ofSeconds(20);

  private final int slot;
  private final Grounds grounds;
  private final NodeFiles files;
  private final NodeSetup setup;
  private final Wire toDatabase;
  private final Wire toProvider;
  private final Notices notices = Notices.atFreePort();
  private final List<Life> lives = new ArrayList<>();
  private @Nullable WrongClock clock;
  private @Nullable RunningProcess process;
  private boolean meantToRun;

  Node(int slot, Grounds grounds, NodeFiles files, NodeSetup setup) {
    this.slot = slot;
    this.grounds = grounds;
    this.files = files;
    this.setup = setup;
    this.toDatabase =
        Wire.toDatabase(
            new InetSocketAddress(grounds.database().host(), grounds.database().port()));
    URI provider = grounds.provider().address();
    this.toProvider =
        Wire.toProvider(new InetSocketAddress(provider.getHost(), provider.getPort()));
  }

  /** Starts its next process. */
  public synchronized void start() throws PartFailedException {
    String name = "node-" + (slot + 1) + (lives.isEmpty() ? "" : "." + (lives.size() + 1));
    Path folder = grounds.stage().directory().resolve(name);
    Map<String, String> environment = new HashMap<>();
    environment.put("SENDONCE_JAVA_OPTS", SMALL_JVM);
    files.write(folder, name, addressed());
    Optional<Path> library = WrongClock.library();
    if (library.isPresent()) {
      WrongClock next = clock(folder.resolve("clock"), library.get());
      environment.putAll(next.environment());
      clock = next;
    }
    String program = grounds.homes().node().resolve("bin/sendonce").toString();
    process =
        grounds
            .stage()
            .start(name, List.of(program, "node", "--config", folder.toString()), environment);
    lives.add(new Life(slot, name, Instant.now(), null, ""));
    meantToRun = true;
  }

  /** Has the provider tell it, whatever process is there, what it delivers. */
  void subscribe() throws PartFailedException {
    notices.subscribe(grounds.provider());
  }

  /** Ends it, SIGKILL. */
  public synchronized void kill() {
    meantToRun = false;
    RunningProcess running = running();
    running.kill();
    running.awaitEnd(STOP);
    ended("SIGKILL");
  }

  /** Asks it to stop, SIGTERM; how long it took. */
  public Duration stop() throws PartFailedException {
    RunningProcess asked;
    synchronized (this) {
      meantToRun = false;
      asked = running();
    }
    if (!asked.isAlive()) {
      ended("ended by itself, " + asked.exitCode());
      return Duration.ZERO;
    }
    long start = System.nanoTime();
    asked.ask();
    // Without the lock: others may want to look at it meanwhile.
    if (!asked.awaitEnd(STOP)) {
      asked.kill();
      asked.awaitEnd(STOP);
      ended("SIGTERM, then SIGKILL");
      throw asked.failed("did not stop within " + STOP.toSeconds() + " s of SIGTERM");
    }
    ended("SIGTERM");
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Pauses it, SIGSTOP. */
  public synchronized void pause() throws PartFailedException {
    running().signal("STOP");
  }

  /** Wakes it, SIGCONT. */
  public synchronized void wake() throws PartFailedException {
    if (running().isAlive()) {
      running().signal("CONT");
    }
  }

  /** Sets its clock so many seconds ahead, or behind if negative. */
  public synchronized void setClock(int seconds) throws PartFailedException {
    WrongClock own = clock;
    if (own == null) {
      throw new PartFailedException("libfaketime is not installed");
    }
    try {
      own.set(seconds);
    } catch (IOException e) {
      throw new PartFailedException("the clock of " + name() + " could not be set: " + e, e);
    }
  }

  /** Its way to the database. */
  public Wire toDatabase() {
    return toDatabase;
  }

  /** Its way to the provider. */
  public Wire toProvider() {
    return toProvider;
  }

  /** The name of its process, the last one. */
  public synchronized String name() {
    return lives.get(lives.size() - 1).name();
  }

  /** Whether a process of it runs. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** All its processes so far. */
  public synchronized List<Life> lives() {
    return List.copyOf(lives);
  }

  /**
   * Starts it again if it ended although nobody asked it to.
   *
   * @return what happened, in words; empty if nothing did
   */
  synchronized Optional<String> supervise() throws PartFailedException {
    RunningProcess last = process;
    if (last == null || !meantToRun || last.isAlive()) {
      return Optional.empty();
    }
    String ended = name() + " ended by itself with exit code " + last.exitCode();
    ended("ended by itself, " + last.exitCode());
    start();
    return Optional.of(ended + "; started again as " + name());
  }

  private WrongClock clock(Path file, Path library) throws PartFailedException {
    try {
      return WrongClock.in(file, library);
    } catch (IOException e) {
      throw new PartFailedException("a clock could not be made: " + e, e);
    }
  }

  private NodeSetup addressed() {
    NodeSetup.Addresses given = setup.addresses();
    Map<String, String> settings = new HashMap<>(setup.settings());
    settings.putAll(notices.port());
    return new NodeSetup(
        new NodeSetup.Addresses(
            grounds.database().jdbcUrl("127.0.0.1", toDatabase.port()),
            given.user(),
            given.password(),
            URI.create("http://127.0.0.1:" + toProvider.port())),
        setup.slots(),
        setup.timings(),
        settings,
        setup.quartz());
  }

  private RunningProcess running() {
    RunningProcess last = process;
    if (last == null) {
      throw new IllegalStateException("node " + (slot + 1) + " was never started");
    }
    return last;
  }

  private synchronized void ended(String how) {
    Life last = lives.get(lives.size() - 1);
    if (last.to() == null) {
      lives.set(lives.size() - 1, last.endedAt(Instant.now(), how));
    }
  }
}
