package io.sendonce.benchmark.measure;

/** Something could not be measured; the message is for people. */
public final class BenchmarkFailedException extends Exception {

  /**
   * @param message what, and where to look
   */
  public BenchmarkFailedException(String message) {
    super(message);
  }

  /**
   * @param message what, and where to look
   * @param cause what it comes from
   */
  public BenchmarkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
