package io.sendonce.demo.stage;

import io.sendonce.testing.EmbeddedServer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The demo's PostgreSQL: it waits for the disk, as in production. */
public final class DemoDatabase {

  /** Who signs in; there is no password. */
  public static final String USER = "postgres";

  private static final String NAME = "sendonce";

  private final int port;
  private final Jdbi jdbi;

  private DemoDatabase(EmbeddedServer server) {
    this.port = server.port();
    this.jdbi = Jdbi.create(server.dataSource(NAME));
  }

  /** Starts a server with one empty database. */
  public static DemoDatabase start(Stage stage) throws PartFailedException {
    EmbeddedServer server = stage.startDatabase(dataDirectory(stage.directory()));
    server.administer("CREATE DATABASE " + NAME);
    return new DemoDatabase(server);
  }

  /** The way to its data. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The JDBC URL, without a user. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  /** A command line that looks into it. */
  public String psql() {
    return "psql -h 127.0.0.1 -p " + port + " -U " + USER + " " + NAME;
  }

  /** Its version and what it does about durability, as it says itself. */
  public String inItsOwnWords() {
    return jdbi.withHandle(
        handle ->
            "PostgreSQL "
                + show(handle, "server_version").split(" ", 2)[0]
                + Stream.of("fsync", "synchronous_commit", "full_page_writes")
                    .map(setting -> setting + " " + show(handle, setting))
                    .collect(Collectors.joining(", ", ": ", "")));
  }

  static Path dataDirectory(Path stage) {
    return stage.resolve("postgres");
  }

  private static String show(Handle handle, String setting) {
    return handle
        .createQuery("SELECT current_setting(:name)")
        .bind("name", setting)
        .mapTo(String.class)
        .one();
  }
}
