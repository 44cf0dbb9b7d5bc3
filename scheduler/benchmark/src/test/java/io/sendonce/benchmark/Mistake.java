package io.sendonce.benchmark;

/** What a contestant does wrong on purpose. */
enum Mistake {
  /** Nothing. */
  NONE,
  /** It leaves one message out. */
  SKIPS_ONE,
  /** It records one message again under another key, which the unique key cannot refuse. */
  RECORDS_TWICE
}
