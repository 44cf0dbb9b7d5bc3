package io.sendonce.benchmark.measure;

import io.sendonce.testing.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One PostgreSQL of our own that keeps what it has acknowledged, as in production. */
public final class Server implements AutoCloseable {

  private static final List<String> MUST_BE_ON =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final EmbeddedServer running;
  private final ProcessHandle postmaster;
  private final Jdbi maintenance;

  private Server(EmbeddedServer running, ProcessHandle postmaster) {
    this.running = running;
    this.postmaster = postmaster;
    this.maintenance = Jdbi.create(running.dataSource("postgres"));
  }

  /**
   * Starts one.
   *
   * @param data where it keeps its files
   * @throws BenchmarkFailedException if it does not wait for the disk
   */
  public static Server start(Path data) throws BenchmarkFailedException {
    EmbeddedServer running = EmbeddedServer.durable(data, 0);
    try {
      Server server = new Server(running, postmaster(data));
      server.refuseUnsafe();
      return server;
    } catch (BenchmarkFailedException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /**
   * Starts one that counts statements as well, which costs it a little.
   *
   * @param data where it keeps its files
   * @throws BenchmarkFailedException if it does not wait for the disk
   */
  public static Server startCounting(Path data) throws BenchmarkFailedException {
    try (EmbeddedServer first = EmbeddedServer.durable(data, 0)) {
      first.administer("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    }
    return start(data);
  }

  /** The settings that figures depend on, read back from it. */
  public Map<String, String> settings() {
    return maintenance.withHandle(
        handle -> {
          Map<String, String> settings = new LinkedHashMap<>();
          handle
              .createQuery(Statements.text("server/settings"))
              .mapToMap()
              .forEach(
                  row ->
                      settings.put(
                          String.valueOf(row.get("name")), String.valueOf(row.get("value"))));
          return settings;
        });
  }

  /** Makes an empty database. */
  public Target create(String name) {
    return create(name, "template1");
  }

  /** Makes a copy of a database that nobody is connected to. */
  public Target create(String name, String template) {
    running.administer("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
    return new Target(this, name);
  }

  /** Drops a database, whoever uses it. */
  public void drop(Target target) {
    running.administer("DROP DATABASE " + target.name() + " WITH (FORCE)");
  }

  /** Writes everything to disk, so that a run does not pay for what was before it. */
  public void checkpoint() {
    running.administer("CHECKPOINT");
  }

  @Override
  public void close() {
    running.close();
  }

  /** The processor time that each of its processes has used so far, by process id. */
  public Map<Long, Duration> processorTimes() {
    return ProcessorTimes.of(Stream.concat(Stream.of(postmaster), postmaster.descendants()));
  }

  /** Bytes of write-ahead log so far. */
  long walBytes() {
    return maintenance.withHandle(
        handle -> handle.createQuery(Statements.text("server/wal")).mapTo(Long.class).one());
  }

  /** Transactions that ended in a database so far, as far as its sessions have told. */
  public long transactions(String database) {
    return number("server/transactions", database);
  }

  long sessions(String database) {
    return number("server/sessions", database);
  }

  String jdbcUrl(String database) {
    return running.jdbcUrl(database);
  }

  DataSource dataSource(String database) {
    return running.dataSource(database);
  }

  int port() {
    return running.port();
  }

  private long number(String statement, String database) {
    try (Handle handle = maintenance.open()) {
      return handle
          .createQuery(Statements.text(statement))
          .bind("database", database)
          .mapTo(Long.class)
          .one();
    }
  }

  private void refuseUnsafe() throws BenchmarkFailedException {
    Map<String, String> settings = settings();
    for (String name : MUST_BE_ON) {
      if (!"on".equals(settings.get(name))) {
        throw new BenchmarkFailedException(
            "nothing is measured on a server with %s = %s".formatted(name, settings.get(name)));
      }
    }
  }

  private static ProcessHandle postmaster(Path data) throws BenchmarkFailedException {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElseThrow().trim());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException | RuntimeException e) {
      throw new BenchmarkFailedException("the server's process cannot be found", e);
    }
  }
}
