package io.sendonce.demo.drill.campaign;

import io.sendonce.demo.drill.oracle.Intent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A message that is asked for, to an invented person.
 *
 * @param campaign by its code
 * @param intent whom it is for
 * @param text what is sent
 * @param due after the campaign's start
 * @param way how it comes into the queue
 */
record Letter(String campaign, Intent intent, String text, Duration due, Way way) {

  /** How a message comes into the queue. */
  enum Way {
    /** By an insert. */
    INSERT,
    /** By an insert, and it expires soon. */
    EXPIRING,
    /** By a file, which is imported again later. */
    FILE,
    /** By an insert, though its intent has a row already. */
    AGAIN
  }

  /** Hex SHA-256 of its text. */
  String sha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
