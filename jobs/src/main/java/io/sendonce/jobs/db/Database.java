package io.sendonce.jobs.db;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Runs named statements on one PostgreSQL database. Safe for use by many threads. */
public final class Database {

  private static final ClasspathSqlLocator STATEMENTS = ClasspathSqlLocator.removingComments();

  private final Jdbi jdbi;

  private Database(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The database behind a source of connections.
   *
   * @param dataSource a pool, usually; its connections are expected to be READ COMMITTED
   */
  public static Database over(DataSource dataSource) {
    return new Database(Jdbi.create(dataSource));
  }

  /**
   * Runs one named query in a transaction of its own.
   *
   * @param statement the file's path below {@code sql/queries}, without its ending
   * @param work binds and reads the query
   * @param <T> what is read
   * @return what was read
   */
  public <T> T query(String statement, Function<Query, T> work) {
    return inTransaction(handle -> work.apply(handle.createQuery(sql(statement))));
  }

  /**
   * Runs one named update in a transaction of its own.
   *
   * @param statement the file's path below {@code sql/queries}, without its ending
   * @param binding binds the parameters
   * @return how many rows it touched
   */
  public int update(String statement, Function<Update, Update> binding) {
    return inTransaction(handle -> binding.apply(handle.createUpdate(sql(statement))).execute());
  }

  /**
   * Runs several statements in one transaction, which is rolled back when the work throws.
   *
   * @param work is given the transaction's handle
   * @param <T> what the work returns
   */
  public <T> T inTransaction(Function<Handle, T> work) {
    return jdbi.inTransaction(work::apply);
  }

  /**
   * Runs several transactions on one connection, which the work begins and ends by its handle.
   *
   * @param work is given the connection's handle, with no transaction open
   * @param <T> what the work returns
   */
  public <T> T onOneConnection(Function<Handle, T> work) {
    return jdbi.withHandle(work::apply);
  }

  /**
   * The text of a named statement.
   *
   * @param statement the file's path below {@code sql/queries}, without its ending
   */
  public static String sql(String statement) {
    return STATEMENTS.locate("io/sendonce/sql/queries/" + statement);
  }

  /**
   * Maps rows to a record by its components' names, written in snake case in the query.
   *
   * @param type the record
   */
  public static <T> RowMapper<T> rows(Class<T> type) {
    return ConstructorMapper.of(type);
  }
}
