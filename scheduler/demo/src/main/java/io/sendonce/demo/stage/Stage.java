package io.sendonce.demo.stage;

import io.sendonce.testing.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder and the processes of one demo. Closing it ends all of them; so does the end of the
 * JVM, by whatever signal.
 */
public final class Stage implements AutoCloseable {

  /** How long a process may take to end by itself when everything is taken down. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Path directory;
  private final Warden warden;
  private final List<RunningProcess> processes = new ArrayList<>();
  private @Nullable EmbeddedServer database;
  private int databasePort;
  private volatile @Nullable Thread startingDatabase;
  private volatile boolean removesFiles;
  private volatile boolean closing;
  private volatile boolean closed;

  private Stage(Path directory, boolean temporary) throws PartFailedException {
    this.directory = directory;
    this.warden = Warden.of(directory);
    this.removesFiles = temporary;
  }

  /**
   * Opens a stage.
   *
   * @param wanted a folder that is empty or not there yet; null for a temporary one
   * @param interrupted is run when the JVM ends while the stage is open
   * @throws IllegalArgumentException if the folder cannot be used
   */
  public static Stage open(@Nullable Path wanted, Runnable interrupted) throws PartFailedException {
    return open(wanted, interrupted, () -> {});
  }

  /**
   * Opens a stage.
   *
   * @param wanted a folder that is empty or not there yet; null for a temporary one
   * @param interrupted is run when the JVM ends while the stage is open
   * @param ended is run after that, when everything has ended
   * @throws IllegalArgumentException if the folder cannot be used
   */
  public static Stage open(@Nullable Path wanted, Runnable interrupted, Runnable ended)
      throws PartFailedException {
    Stage stage = wanted == null ? temporary() : new Stage(emptyFolder(wanted), false);
    Thread hook =
        new Thread(
            () -> {
              if (!stage.closed) {
                stage.closing = true;
                interrupted.run();
                stage.close();
                ended.run();
              }
            },
            "demo-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    return stage;
  }

  /** The folder that everything is written to. */
  public Path directory() {
    return directory;
  }

  /** Keeps the folder when the stage is closed, unless that has begun. */
  public void keepFiles() {
    if (!closing) {
      removesFiles = false;
    }
  }

  /** Whether the end has begun, so that whatever goes wrong now is no news. */
  public boolean isClosing() {
    return closing;
  }

  /** Starts a process of this JDK, free of settings for other nodes in our own environment. */
  public synchronized RunningProcess start(
      String name, List<String> command, Map<String, String> settings) throws PartFailedException {
    refuseWhenClosing(name);
    Path log = directory.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(key -> key.startsWith("SENDONCE_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(settings);
    try {
      RunningProcess process = new RunningProcess(name, builder.start(), log);
      processes.add(process);
      warden.watch(process.pid());
      return process;
    } catch (IOException e) {
      throw new PartFailedException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Starts PostgreSQL; again on its port, if it ran before. Held throughout, so that an interrupted
   * start is waited for and then undone.
   */
  synchronized EmbeddedServer startDatabase(Path data) throws PartFailedException {
    refuseWhenClosing("PostgreSQL");
    startingDatabase = Thread.currentThread();
    try {
      EmbeddedServer started = EmbeddedServer.durable(data, databasePort);
      database = started;
      databasePort = started.port();
      return started;
    } catch (RuntimeException e) {
      throw new PartFailedException("PostgreSQL could not be started in " + data + ": " + e, e);
    } finally {
      startingDatabase = null;
    }
  }

  /** Ends PostgreSQL at once, without a checkpoint; it recovers from its log when it is started. */
  synchronized void crashDatabase(Path data) {
    EmbeddedServer running = database;
    if (running != null && !closing) {
      Postmaster.crash(data);
      running.close();
      database = null;
    }
  }

  @Override
  public void close() {
    closing = true;
    // First without the lock: a start of PostgreSQL holds it, and ends sooner when it is asked to.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    Thread starting = startingDatabase;
    if (starting != null) {
      starting.interrupt();
    }
    takeDown();
  }

  private synchronized void takeDown() {
    if (closed) {
      return;
    }
    endProcesses();
    if (database != null) {
      database.close();
    }
    warden.close();
    // initdb or pg_ctl of a start that was interrupted; the server itself is no descendant.
    ProcessHandle.current().descendants().forEach(Postmaster::awaitEnd);
    Postmaster.endIn(DemoDatabase.dataDirectory(directory));
    if (removesFiles) {
      removeFiles();
    }
    closed = true;
  }

  private void endProcesses() {
    long end = System.nanoTime() + GRACE.toNanos();
    processes.forEach(RunningProcess::ask);
    for (RunningProcess process : processes) {
      if (!process.awaitEnd(Duration.ofNanos(end - System.nanoTime()))) {
        process.kill();
        process.awaitEnd(GRACE);
      }
    }
  }

  private void refuseWhenClosing(String name) throws PartFailedException {
    if (closing) {
      throw new PartFailedException(name + " is not started any more: the demo is ending");
    }
  }

  /**
   * A file may still be written by a server process that is about to notice its postmaster's end.
   */
  private void removeFiles() {
    for (int attempt = 1; Files.exists(directory) && attempt <= 20; attempt++) {
      try {
        removeOnce();
      } catch (IOException e) {
        Patience.pause(Duration.ofMillis(100));
      }
    }
  }

  private void removeOnce() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(directory)) {
      deepestFirst = found.sorted((one, other) -> other.compareTo(one)).toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static Stage temporary() throws PartFailedException {
    try {
      return new Stage(Files.createTempDirectory("sendonce-demo-"), true);
    } catch (IOException e) {
      throw new PartFailedException("no temporary folder could be made: " + e.getMessage(), e);
    }
  }

  private static Path emptyFolder(Path wanted) {
    Path folder = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new DirectoryNotEmptyException(folder.toString());
        }
      }
      return folder;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--dir must name a folder that is empty or can be made, not %s (%s)"
              .formatted(wanted, e.getClass().getSimpleName()),
          e);
    }
  }
}
