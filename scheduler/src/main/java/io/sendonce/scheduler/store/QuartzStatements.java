package io.sendonce.scheduler.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/**
 * The named statements over Quartz's own tables, for one prefix of table names. They lie in {@code
 * sql/quartz}, written with Quartz's standard prefix, so that they can be read and run as they are.
 */
public final class QuartzStatements {

  private static final String STANDARD_PREFIX = "QRTZ_";
  private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();

  private final String prefix;
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  private QuartzStatements(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The statements for the tables of one cluster.
   *
   * @param prefix what the table names begin with, as in {@code org.quartz.jobStore.tablePrefix}
   */
  public static QuartzStatements of(String prefix) {
    return new QuartzStatements(prefix);
  }

  /**
   * The text of a statement, with named parameters as jdbi takes them.
   *
   * @param name the file's name without its ending
   */
  public String sql(String name) {
    return statements.computeIfAbsent(
        name,
        file -> FILES.locate("io/sendonce/sql/quartz/" + file).replace(STANDARD_PREFIX, prefix));
  }
}
