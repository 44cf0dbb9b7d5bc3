package io.sendonce.benchmark.measure;

import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** The named statements of the benchmark. */
public final class Statements {

  private static final ClasspathSqlLocator LOCATOR = ClasspathSqlLocator.removingComments();

  private Statements() {}

  /**
   * The text of a statement.
   *
   * @param name the file's path below {@code sql}, without its ending
   */
  public static String text(String name) {
    return LOCATOR.locate("io/sendonce/benchmark/sql/" + name);
  }
}
