package io.sendonce.scheduler.console;

import io.sendonce.scheduler.http.Request;
import java.time.Duration;
import java.util.Optional;

/** Reads what somebody typed, and says what is wrong with it. */
final class Fields {

  private static final int LONGEST_REASON = 500;

  private Fields() {}

  /** A parameter of the address; empty if it is missing or blank. */
  static Optional<String> text(Request request, String name) {
    return request.query(name).map(String::strip).filter(it -> !it.isEmpty());
  }

  /** A number of the address; empty if it is missing or blank. */
  static Optional<Long> id(Request request, String name) {
    return text(request, name).map(it -> id(name, it));
  }

  /** A positive number. */
  static long id(String name, String written) {
    if (!written.matches("[1-9][0-9]{0,17}")) {
      throw new WrongInput("%s must be a positive number, not %s.".formatted(name, shown(written)));
    }
    return Long.parseLong(written);
  }

  /** The reason of a form; never empty. */
  static String reason(Request request) {
    return line(request, "reason", "The reason", LONGEST_REASON);
  }

  /** One line of a form that is kept; never empty. */
  static String line(Request request, String field, String name, int longest) {
    String line = request.field(field).orElse("").strip().replaceAll("\\p{Cntrl}+", " ");
    if (line.isEmpty()) {
      throw new WrongInput(name + " must not be empty: it is kept in the audit trail.");
    }
    if (line.length() > longest) {
      throw new WrongInput(
          "%s must have at most %d characters, not %d.".formatted(name, longest, line.length()));
    }
    return line;
  }

  /** How long, in hours, from 1 to a year; empty for "until a person ends it". */
  static Optional<Duration> hours(Request request, String name) {
    String written = request.field(name).orElse("").strip();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    long hours = id(name, written);
    if (hours > 8760) {
      throw new WrongInput("%s must be at most 8760 hours, not %d.".formatted(name, hours));
    }
    return Optional.of(Duration.ofHours(hours));
  }

  private static String shown(String written) {
    return written.length() > 40 ? written.substring(0, 40) + "…" : written;
  }
}
