package io.sendonce.scheduler.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the database is and how it is used.
 *
 * @param url a JDBC URL without a password
 * @param user who signs in
 * @param password may be empty
 * @param pool connections of the application, Quartz's own not counted
 * @param timeout longest wait for a connection, and for an answer on one
 */
public record DatabaseSettings(
    String url, String user, Secret password, int pool, Duration timeout) {

  /** Refuses what the rules of {@code database.*} forbid. */
  public DatabaseSettings {
    Keys.DATABASE_URL.require(url);
    Keys.DATABASE_USER.require(user);
    Keys.DATABASE_POOL.require(pool);
    Keys.DATABASE_TIMEOUT.require(timeout);
    signInOutsideUrl(url, user)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(Keys.DATABASE_URL.key() + " " + sentence);
            });
  }

  /** What is wrong with the sign-in inside a URL, never repeating the URL: it may hold a secret. */
  static Optional<String> signInOutsideUrl(String url, String user) {
    String prefix = "user=";
    for (String parameter : parameters(url)) {
      if (parameter.startsWith("password=")) {
        return Optional.of("must not hold a password, it is printed: use database.password");
      }
      if (parameter.startsWith(prefix) && !parameter.equals(prefix + user)) {
        return Optional.of("names another user than database.user: take user= out of it");
      }
    }
    return Optional.empty();
  }

  private static Iterable<String> parameters(String url) {
    return Arrays.asList(url.substring(url.indexOf('?') + 1).split("&", -1));
  }
}
