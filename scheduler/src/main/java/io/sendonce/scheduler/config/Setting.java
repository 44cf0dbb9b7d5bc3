package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One key that an operator may set.
 *
 * @param key as it stands in {@code sendonce.properties}
 * @param standard its value where nobody sets it; null if it must be set
 * @param meaning one line for the reference table
 */
record Setting<T>(String key, Kind<T> kind, @Nullable Standard standard, String meaning) {

  /** How the environment names a key. */
  static String variable(String key) {
    return "SENDONCE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  boolean isSecret() {
    return kind.type() == Secret.class;
  }

  /** The key under which the name of a file with the secret may be given. */
  String fileKey() {
    return key + ".file";
  }

  /** The keys under which it may be given. */
  List<String> writableKeys() {
    return isSecret() ? List.of(key, fileKey()) : List.of(key);
  }

  /** The sentence that says what is wrong with a value. */
  String refusal(String writtenKey, String written) {
    return writtenKey + " = " + (isSecret() ? Secret.MASK : written) + " " + kind.rule();
  }

  /**
   * Keeps a record from existing with a value that the rule forbids.
   *
   * @throws IllegalArgumentException naming key, value and rule
   */
  void require(T value) {
    if (!kind.allowed().test(value)) {
      String written =
          value instanceof Duration duration ? Durations.format(duration) : value.toString();
      throw new IllegalArgumentException(refusal(key, written));
    }
  }
}
