package io.sendonce.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL from binaries that come as a Maven artifact; nothing has to be installed. */
public final class EmbeddedServer implements PostgresServer {

  /** One that crashed recovers first, and the machine may have other work. */
  private static final Duration STARTUP = Duration.ofSeconds(90);

  private final EmbeddedPostgres postgres;

  private EmbeddedServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** A server for tests that claim nothing about durability: it does not wait for the disk. */
  public static EmbeddedServer fast() {
    return start(settings().setServerConfig("fsync", "off"));
  }

  /**
   * A server that keeps what it has acknowledged, as in production.
   *
   * @param dataDirectory where it keeps its files; left there when it stops
   * @param port the port on 127.0.0.1, or 0 for any
   */
  public static EmbeddedServer durable(Path dataDirectory, int port) {
    return start(
        settings()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setDataDirectory(dataDirectory)
            .setCleanDataDirectory(false)
            .setPort(port));
  }

  private static EmbeddedPostgres.Builder settings() {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(STARTUP)
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_buffers", "128MB");
  }

  private static EmbeddedServer start(EmbeddedPostgres.Builder builder) {
    try {
      return new EmbeddedServer(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("embedded PostgreSQL did not start", e);
    }
  }

  @Override
  public String jdbcUrl(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return postgres.getPort();
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("embedded PostgreSQL did not stop", e);
    }
  }
}
