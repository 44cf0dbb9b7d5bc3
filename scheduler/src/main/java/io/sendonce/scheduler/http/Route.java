package io.sendonce.scheduler.http;

/**
 * What is asked where, and who answers.
 *
 * @param method such as {@code POST}
 * @param path from the first slash; a name between braces stands for one part of it
 * @param longestBody how many bytes of a body are read
 * @param handler answers; called by many threads at once
 */
public record Route(String method, String path, int longestBody, Handler handler) {

  /** Answers a request. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers.
     *
     * @param request the request; not to be kept
     */
    Reply answer(Request request);
  }

  /** A route without a body. */
  public static Route get(String path, Handler handler) {
    return new Route("GET", path, 0, handler);
  }
}
