package io.sendonce.jobs.adoption;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a row of a foreign table is taken for. */
enum Meaning {
  /** It waits and was never tried. */
  PENDING,
  /** It may have been sent. */
  UNCERTAIN,
  /** It was sent. */
  SENT,
  /** It certainly was not sent, and shall not be. */
  FAILED,
  /** It cannot be understood. */
  REFUSED,
  /** It was not sent by us. */
  INBOUND;

  /** As the database and people write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a status may be said to mean. */
  static Optional<Meaning> ofStatus(String word) {
    return Arrays.stream(values())
        .filter(it -> it != REFUSED && it != INBOUND && it.word().equals(word))
        .findFirst();
  }
}
