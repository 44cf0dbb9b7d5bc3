package io.sendonce.simulator.http;

import org.jspecify.annotations.Nullable;

/** A request that the provider refuses as it stands. */
final class Refusal extends Exception {
  private final int status;
  private final String type;

  /**
   * Refuses.
   *
   * @param type the error type without {@code errors/}
   * @param detail what is wrong, naming the parameter
   */
  Refusal(int status, String type, String detail) {
    this(status, type, detail, null);
  }

  Refusal(int status, String type, String detail, @Nullable Exception cause) {
    super(detail, cause);
    this.status = status;
    this.type = type;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String detail() {
    String detail = getMessage();
    return detail == null ? type : detail;
  }

  static Refusal invalidParameter(String detail) {
    return new Refusal(400, "invalid_parameters", detail);
  }

  static Refusal notFound(String detail) {
    return new Refusal(404, "resource_not_found", detail);
  }
}
