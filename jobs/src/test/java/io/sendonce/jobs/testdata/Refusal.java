package io.sendonce.jobs.testdata;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the database said when it refused a statement.
 *
 * @param state the SQLSTATE
 * @param message the sentence
 * @param hint what to do instead, or null
 * @param column the column it blames, or null
 */
public record Refusal(
    String state, String message, @Nullable String hint, @Nullable String column) {

  static Refusal in(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
        ServerErrorMessage said = refused.getServerErrorMessage();
        return new Refusal(
            String.valueOf(said.getSQLState()),
            String.valueOf(said.getMessage()),
            said.getHint(),
            said.getColumn());
      }
    }
    throw new AssertionError("it was not the database that refused", error);
  }
}
