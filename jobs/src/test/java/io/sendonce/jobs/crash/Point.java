package io.sendonce.jobs.crash;

/**
 * A point in a node's traffic: right before a unit of a stream passes.
 *
 * @param stream which way
 * @param number of the unit, counted from 0 since the node began
 */
record Point(Stream stream, int number) {

  /** Where a node's bytes go. */
  enum Stream {
    /** Messages of PostgreSQL's protocol to the database, those that open a connection aside. */
    DATABASE_REQUEST,
    /** Messages of the database, in which it acknowledges what it has done. */
    DATABASE_REPLY,
    /** Bytes to the provider. */
    PROVIDER_REQUEST,
    /** Bytes of the provider's answers. */
    PROVIDER_REPLY;

    boolean isOfProvider() {
      return this == PROVIDER_REQUEST || this == PROVIDER_REPLY;
    }
  }

  @Override
  public String toString() {
    return stream + " " + number;
  }
}
