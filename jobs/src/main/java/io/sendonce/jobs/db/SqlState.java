package io.sendonce.jobs.db;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The SQLSTATEs that mean something to us, by their names in PostgreSQL's manual, appendix A. */
public enum SqlState {
  /** A unique index refused a row. */
  UNIQUE_VIOLATION("23505"),
  /** A CHECK constraint or one of our own guards refused a row. */
  CHECK_VIOLATION("23514"),
  /** A lock was not had in the time that was set for it. */
  LOCK_NOT_AVAILABLE("55P03"),
  /** The user may not do that to the thing. */
  INSUFFICIENT_PRIVILEGE("42501"),
  /** The transaction only reads, and something would have written. */
  READ_ONLY_SQL_TRANSACTION("25006"),
  /** The statement took longer than it may, or somebody ended it. */
  QUERY_CANCELED("57014"),
  /** The server chose this transaction to end a deadlock. */
  DEADLOCK_DETECTED("40P01"),
  /** Our own: the database is not the one it was. */
  RESTORED_DATABASE("SO001");

  private final String code;

  SqlState(String code) {
    this.code = code;
  }

  /**
   * Whether the database refused what was to be written, so that writing it again is no use: class
   * 22, a value it cannot hold, or class 23, a constraint.
   *
   * @param error what was thrown
   */
  public static boolean refusesTheData(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isDataClass(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What the database said, without the severity before it and what follows the first line.
   *
   * @param error what was thrown
   */
  public static String messageOf(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException sql && sql.getServerErrorMessage() != null) {
        return Objects.requireNonNullElse(sql.getServerErrorMessage().getMessage(), "no message");
      }
    }
    return String.valueOf(error.getMessage());
  }

  private static boolean isDataClass(@Nullable String state) {
    return state != null && (state.startsWith("22") || state.startsWith("23"));
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
