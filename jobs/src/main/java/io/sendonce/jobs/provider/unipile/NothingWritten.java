package io.sendonce.jobs.provider.unipile;

import java.io.IOException;

/** The gate stayed shut: not one byte of the request was written. */
final class NothingWritten extends IOException {

  enum Why {
    TIME_RAN_OUT,
    TOLD_TO_STOP,
    CONNECTION_STALE
  }

  private static final long serialVersionUID = 1L;

  private final Why why;

  NothingWritten(Why why) {
    super(why.name());
    this.why = why;
  }

  Why why() {
    return why;
  }
}
