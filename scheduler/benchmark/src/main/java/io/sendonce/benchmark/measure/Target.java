package io.sendonce.benchmark.measure;

import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * A database to work on.
 *
 * @param server where it is
 * @param name what it is called
 */
public record Target(Server server, String name) {

  /** Its JDBC URL, with user and password in it. */
  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  /** Its JDBC URL without a user. */
  public String plainJdbcUrl() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(server.port(), name);
  }

  /** Its URL as other languages have it. */
  public String url() {
    return "postgres://postgres:postgres@localhost:%d/%s".formatted(server.port(), name);
  }

  /** Unpooled connections to it. */
  public DataSource dataSource() {
    return server.dataSource(name);
  }

  /** Unpooled access. */
  public Jdbi access() {
    Jdbi access = Jdbi.create(jdbcUrl());
    // Not every statement asks for everything that it is offered.
    access.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return access;
  }

  /** Runs the statements of one file. */
  public void script(String statement) {
    access().useHandle(handle -> handle.createScript(Statements.text(statement)).execute());
  }

  /** Fills it by one statement, which may ask for :messages and :accounts. */
  public void fill(String statement, Workload workload) {
    fill(statement, values(workload));
  }

  /** Fills it by one statement, which may ask for these values. */
  public void fill(String statement, Map<String, Integer> values) {
    access()
        .useHandle(
            handle -> handle.createUpdate(Statements.text(statement)).bindMap(values).execute());
  }

  /** Fills it by one statement that no trigger looks at: for more rows than they would let by. */
  public void fillUnguarded(String statement, Workload workload) {
    access()
        .useTransaction(
            handle -> {
              handle.execute("SET LOCAL session_replication_role = replica");
              handle.createUpdate(Statements.text(statement)).bindMap(values(workload)).execute();
            });
  }

  /** Fills it by a query that calls a function. */
  public void ask(String statement, Workload workload) {
    access()
        .useHandle(
            handle ->
                handle
                    .createQuery(Statements.text(statement))
                    .bindMap(values(workload))
                    .mapTo(Long.class)
                    .one());
  }

  /** Has the planner know what is in it, if anything is. */
  public void analyze() {
    access()
        .useHandle(
            handle ->
                handle
                    .createQuery(Statements.text("server/filled_tables"))
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(tables -> handle.execute("VACUUM ANALYZE " + tables)));
  }

  private static Map<String, Integer> values(Workload workload) {
    return Map.of("messages", workload.total(), "accounts", workload.accounts());
  }
}
