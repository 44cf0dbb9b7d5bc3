package io.sendonce.demo.stage;

import io.sendonce.testing.EmbeddedServer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The stage's PostgreSQL: an own one, which waits for the disk as in production, or a given one.
 */
public final class DemoDatabase {

  private static final String OWN_USER = "postgres";
  private static final String OWN_NAME = "sendonce";

  private final @Nullable Stage owner;
  private final PGSimpleDataSource source;
  private final Jdbi jdbi;
  private final Jdbi maintenance;

  private DemoDatabase(@Nullable Stage owner, PGSimpleDataSource source, DataSource maintenance) {
    this.owner = owner;
    this.source = source;
    this.jdbi = Jdbi.create(source);
    this.maintenance = Jdbi.create(maintenance);
  }

  /** Starts a server with one empty database. */
  public static DemoDatabase start(Stage stage) throws PartFailedException {
    EmbeddedServer server = stage.startDatabase(dataDirectory(stage.directory()));
    server.administer("CREATE DATABASE " + OWN_NAME);
    return new DemoDatabase(
        stage,
        source(server.jdbcUrl(OWN_NAME), OWN_NAME),
        source(server.jdbcUrl(OWN_NAME), OWN_USER));
  }

  /**
   * Makes an empty database on a server that runs already.
   *
   * @param jdbcUrl names a database on it, and a user who may create another
   * @param name of the new database; one of that name is dropped first
   */
  public static DemoDatabase given(String jdbcUrl, String name) throws PartFailedException {
    PGSimpleDataSource first = new PGSimpleDataSource();
    first.setUrl(jdbcUrl);
    try {
      Jdbi server = Jdbi.create(first);
      server.useHandle(handle -> handle.execute("DROP DATABASE IF EXISTS " + name));
      server.useHandle(handle -> handle.execute("CREATE DATABASE " + name));
      return new DemoDatabase(null, source(jdbcUrl, name), first);
    } catch (RuntimeException e) {
      throw new PartFailedException("no database could be made at --jdbc-url: " + e, e);
    }
  }

  /** Whether it can be made to crash: only a server of our own. */
  public boolean canCrash() {
    return owner != null;
  }

  /** Ends the server at once, without a checkpoint. */
  public void crash() {
    Stage stage = Objects.requireNonNull(owner, "a given server is left alone");
    stage.crashDatabase(dataDirectory(stage.directory()));
  }

  /** Starts the server again, on its port and its files. */
  public void startAgain() throws PartFailedException {
    Stage stage = Objects.requireNonNull(owner, "a given server is left alone");
    EmbeddedServer server = stage.startDatabase(dataDirectory(stage.directory()));
    if (server.port() != port()) {
      throw new PartFailedException("PostgreSQL came back on another port: " + server.port());
    }
  }

  /** Drops the database that was made on a given server; an own one goes with its files. */
  public void drop() {
    if (owner == null) {
      maintenance.useHandle(
          handle ->
              handle.execute(
                  "DROP DATABASE IF EXISTS " + source.getDatabaseName() + " WITH (FORCE)"));
    }
  }

  /** The way to its data. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The way to another database of its server, for what cannot be told from inside. */
  public Jdbi maintenance() {
    return maintenance;
  }

  /** The database's name. */
  public String name() {
    return Objects.requireNonNull(source.getDatabaseName(), "set when it was made");
  }

  /** Who signs in. */
  public String user() {
    return Objects.requireNonNullElse(source.getUser(), OWN_USER);
  }

  /** The user's password; empty where none is needed. */
  public String password() {
    return Objects.requireNonNullElse(source.getPassword(), "");
  }

  /** The host it listens on. */
  public String host() {
    String[] hosts = Objects.requireNonNull(source.getServerNames(), "set when it was made");
    return Objects.requireNonNull(hosts[0], "set when it was made");
  }

  /** The port it listens on. */
  public int port() {
    int[] ports = Objects.requireNonNull(source.getPortNumbers(), "set when it was made");
    return ports[0] == 0 ? 5432 : ports[0];
  }

  /** The JDBC URL, without a user. */
  public String jdbcUrl() {
    return jdbcUrl(host(), port());
  }

  /** The JDBC URL by another way to it, without a user. */
  public String jdbcUrl(String host, int port) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name();
  }

  /** The addresses of a node that talks to it, and to a provider, without a detour. */
  public NodeSetup.Addresses addresses(DemoProvider provider) {
    return new NodeSetup.Addresses(jdbcUrl(), user(), password(), provider.address());
  }

  /** A command line that looks into it. */
  public String psql() {
    return "psql -h " + host() + " -p " + port() + " -U " + user() + " " + name();
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

  private static PGSimpleDataSource source(String jdbcUrl, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setDatabaseName(database);
    source.setApplicationName("sendonce-demo");
    return source;
  }

  private static String show(Handle handle, String setting) {
    return handle
        .createQuery("SELECT current_setting(:name)")
        .bind("name", setting)
        .mapTo(String.class)
        .one();
  }
}
