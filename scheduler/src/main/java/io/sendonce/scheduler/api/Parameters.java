package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. */
final class Parameters {

  private static final int PAGE = 50;
  private static final int LONGEST_PAGE = 500;

  private Parameters() {}

  /** Refuses names that mean nothing, so that a misspelt filter does not show everything. */
  static void requireKnown(Request request, Set<String> known) {
    for (String pair : request.queryText().split("&", -1)) {
      String name = pair.replaceFirst("=.*", "");
      if (!name.isEmpty() && !known.contains(decoded(name))) {
        throw Refusal.parameter(
            decoded(name),
            known.isEmpty()
                ? "is not a parameter: there is none here"
                : "is not a parameter; they are " + String.join(", ", new TreeSet<>(known)),
            null);
      }
    }
  }

  static Optional<String> text(Request request, String name) {
    Optional<String> text = request.query(name).map(String::strip).filter(it -> !it.isEmpty());
    if (text.isPresent() && text.get().indexOf('\0') >= 0) {
      throw Refusal.parameter(name, "must be without NUL", null);
    }
    return text;
  }

  /** A row's id, or null where there is none. */
  static @Nullable Long id(Request request, String name) {
    return text(request, name).map(written -> id(name, written)).orElse(null);
  }

  static long id(String name, String written) {
    if (!written.matches("[1-9][0-9]{0,17}")) {
      throw Refusal.parameter(name, "must be a positive whole number", written);
    }
    return Long.parseLong(written);
  }

  /** Whether something was asked for; not if it is missing. */
  static boolean flag(Request request, String name) {
    String written = text(request, name).orElse("false");
    if (!written.equals("true") && !written.equals("false")) {
      throw Refusal.parameter(name, "must be true or false", written);
    }
    return written.equals("true");
  }

  /**
   * A number from 1 on.
   *
   * @param usual what it is where it is missing
   */
  static int number(Request request, String name, int usual, int most) {
    String written = text(request, name).orElse(Integer.toString(usual));
    if (!written.matches("[1-9][0-9]{0,8}") || Integer.parseInt(written) > most) {
      throw Refusal.parameter(name, "must be a whole number from 1 to " + most, written);
    }
    return Integer.parseInt(written);
  }

  /** How many things a page has. */
  static int limit(Request request) {
    return number(request, "limit", PAGE, LONGEST_PAGE);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }
}
