package io.sendonce.scheduler.config;

/**
 * A value as somebody wrote it, and where.
 *
 * @param writtenKey the key or variable that was written
 * @param value as written; may be a secret
 * @param origin where it comes from, for the start-up block
 * @param place where a problem with it is reported
 * @param line in that place, or 0
 */
record Given(String writtenKey, String value, String origin, String place, int line) {

  /** Never shows the value: it may be a secret. */
  @Override
  public String toString() {
    return writtenKey + " from " + origin;
  }
}
