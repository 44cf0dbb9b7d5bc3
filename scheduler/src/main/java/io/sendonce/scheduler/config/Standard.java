package io.sendonce.scheduler.config;

import java.util.function.Supplier;

/**
 * The value a setting has where nobody sets it.
 *
 * @param shown how the reference table shows it
 * @param value the value, as somebody would write it
 */
record Standard(String shown, Supplier<String> value) {

  static Standard of(String value) {
    return new Standard(value.isEmpty() ? "empty" : "`" + value + "`", () -> value);
  }
}
