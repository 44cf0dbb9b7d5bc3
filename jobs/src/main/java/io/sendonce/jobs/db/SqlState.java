package io.sendonce.jobs.db;

import java.sql.SQLException;

/** The SQLSTATEs that mean something to us, by their names in PostgreSQL's manual, appendix A. */
public enum SqlState {
  /** A unique index refused a row. */
  UNIQUE_VIOLATION("23505"),
  /** A CHECK constraint or one of our own guards refused a row. */
  CHECK_VIOLATION("23514"),
  /** The server chose this transaction to end a deadlock. */
  DEADLOCK_DETECTED("40P01");

  private final String code;

  SqlState(String code) {
    this.code = code;
  }

  /**
   * Whether an error, or anything that caused it, carries this state.
   *
   * @param error what was thrown
   */
  public boolean matches(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && code.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
