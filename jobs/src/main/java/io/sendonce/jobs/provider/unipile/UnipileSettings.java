package io.sendonce.jobs.provider.unipile;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Unipile. It cannot exist with wrong values: the constructor throws {@link
 * IllegalArgumentException} naming the setting, the rule and the value.
 *
 * @param baseUri scheme, host and port, without a path; {@code ?port=13424} may follow where only
 *     port 443 is open (Unipile documents this form)
 * @param apiKey the access token, sent as {@code X-API-KEY}; never shown
 * @param timeouts how long calls may take
 * @param connections how connections are kept
 * @param pauses how long a refusal that passes by itself lasts
 */
public record UnipileSettings(
    URI baseUri, String apiKey, Timeouts timeouts, Connections connections, Pauses pauses) {

  /** Checks what concerns more than one part. */
  public UnipileSettings {
    Dsn.check(baseUri, connections.plainHttpAllowed());
    if (!apiKey.matches("[\\x21-\\x7e]+")) {
      throw refused("unipile.api-key", "***", "must be one or more visible ASCII characters");
    }
  }

  /**
   * Settings with every default.
   *
   * @param dsn as {@link #baseUriOf} takes it
   * @param apiKey the access token
   */
  public static UnipileSettings of(String dsn, String apiKey) {
    return new UnipileSettings(
        baseUriOf(dsn), apiKey, Timeouts.DEFAULT, Connections.DEFAULT, Pauses.DEFAULT);
  }

  /**
   * Reads what Unipile's dashboard shows as the DSN.
   *
   * @param dsn host and port such as {@code api8.example.com:13424}, or the same as a URL
   * @return the base URI; {@code https} where no scheme was given
   */
  public static URI baseUriOf(String dsn) {
    return Dsn.parse(dsn);
  }

  /** The same with other timeouts. */
  public UnipileSettings with(Timeouts other) {
    return new UnipileSettings(baseUri, apiKey, other, connections, pauses);
  }

  /** The same with connections kept otherwise. */
  public UnipileSettings with(Connections other) {
    return new UnipileSettings(baseUri, apiKey, timeouts, other, pauses);
  }

  /** The same with other pauses. */
  public UnipileSettings with(Pauses other) {
    return new UnipileSettings(baseUri, apiKey, timeouts, connections, other);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "UnipileSettings[baseUri=%s, apiKey=***, %s, %s, %s]"
        .formatted(baseUri, timeouts, connections, pauses);
  }

  /**
   * How long calls may take.
   *
   * @param connect to reach one address of the provider; also bounds the name look-up
   * @param call one send in all, from the look-up to the end of the answer
   * @param readBack one read of a conversation in all, every page of it; also one account check
   */
  public record Timeouts(Duration connect, Duration call, Duration readBack) {

    /** 5 s, 30 s (the provider answers sends in 3 to 5 s), 30 s. */
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** Checks each against its bounds and the first two against each other. */
    public Timeouts {
      within("unipile.connect-timeout", connect, Duration.ofMillis(1), Duration.ofMinutes(1));
      within("unipile.timeout", call, Duration.ofMillis(1), Duration.ofMinutes(10));
      within("unipile.read-back-timeout", readBack, Duration.ofMillis(1), Duration.ofMinutes(10));
      if (connect.compareTo(call) > 0) {
        throw refused(
            "unipile.connect-timeout",
            connect,
            "must not be longer than unipile.timeout = " + call);
      }
    }
  }

  /**
   * How connections are kept.
   *
   * @param idle how long an unused connection is kept for the next send; shorter than the provider
   *     keeps it, or sends meet connections that are being closed
   * @param maxConcurrent how many sends run at once; as many idle connections are kept
   * @param plainHttpAllowed whether {@code http} may be used beyond this machine, which shows the
   *     key and every text to the network
   */
  public record Connections(Duration idle, int maxConcurrent, boolean plainHttpAllowed) {

    /** 20 s, 32, no. */
    public static final Connections DEFAULT = new Connections(Duration.ofSeconds(20), 32, false);

    /** Checks each against its bounds. */
    public Connections {
      within("unipile.idle-connection", idle, Duration.ofMillis(1), Duration.ofMinutes(5));
      if (maxConcurrent < 1 || maxConcurrent > 10_000) {
        throw refused("unipile.max-concurrent", maxConcurrent, "must be from 1 to 10000");
      }
    }
  }

  /**
   * How long a refusal that passes by itself lasts, where the provider does not say longer.
   *
   * @param tooManyRequests the account, after 429
   * @param limitReached the account, after a limit of the network (Unipile and LinkedIn count by
   *     day)
   * @param noConnection everything, after no connection could be made
   */
  public record Pauses(Duration tooManyRequests, Duration limitReached, Duration noConnection) {

    /** 1 h, 24 h, 30 s. */
    public static final Pauses DEFAULT =
        new Pauses(Duration.ofHours(1), Duration.ofHours(24), Duration.ofSeconds(30));

    /** Checks each against its bounds. */
    public Pauses {
      within("unipile.pause.too-many-requests", tooManyRequests, Duration.ZERO, Duration.ofDays(7));
      within("unipile.pause.limit-reached", limitReached, Duration.ZERO, Duration.ofDays(30));
      within("unipile.pause.no-connection", noConnection, Duration.ZERO, Duration.ofHours(1));
    }
  }

  static IllegalArgumentException refused(String key, Object value, String rule) {
    return new IllegalArgumentException(key + " = " + value + " " + rule);
  }

  private static void within(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw refused(key, value, "must be from " + least + " to " + most);
    }
  }
}
