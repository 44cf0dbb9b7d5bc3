package io.sendonce.scheduler.command;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a database's error means to an operator. Never the whole error: its details and the bound
 * values that some libraries add hold texts of messages.
 */
final class DatabaseTrouble {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String UNDEFINED_COLUMN = "42703";
  private static final String UNDEFINED_FUNCTION = "42883";

  private DatabaseTrouble() {}

  /** The failure behind an exception, if a database is behind it. */
  static Optional<Failure> behind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(failure(sql));
      }
    }
    return Optional.empty();
  }

  /** The server's or the driver's first sentence. */
  static String sentence(SQLException e) {
    ServerErrorMessage answer =
        e instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
    String sentence = answer == null ? e.getMessage() : answer.getMessage();
    return sentence == null
        ? "SQLSTATE " + e.getSQLState()
        : sentence.lines().findFirst().orElse("");
  }

  private static Failure failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (isUnreachable(state)) {
      return new Failure(Exit.UNREACHABLE, "the database cannot be reached: " + sentence(e));
    }
    return switch (state) {
      case UNDEFINED_TABLE, UNDEFINED_COLUMN, UNDEFINED_FUNCTION ->
          new Failure(
              Exit.NOT_DONE,
              "the database is not migrated to this version: run sendonce migrate first ("
                  + sentence(e)
                  + ")");
      default ->
          new Failure(
              Exit.NOT_DONE, "the database refused (SQLSTATE " + state + "): " + sentence(e));
    };
  }

  /** Connection exception, wrong sign-in, no such database, too many connections, shutting down. */
  private static boolean isUnreachable(String state) {
    return state.startsWith("08")
        || state.startsWith("28")
        || state.startsWith("57P0")
        || state.equals("3D000")
        || state.equals("53300");
  }
}
