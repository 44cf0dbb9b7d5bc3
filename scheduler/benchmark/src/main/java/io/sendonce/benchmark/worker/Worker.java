package io.sendonce.benchmark.worker;

/** Sends what is due, from when it was made until it is stopped. */
interface Worker {

  /** Sends nothing more, and lets go of everything. */
  void stop() throws Exception;
}
