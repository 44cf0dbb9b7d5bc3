package io.sendonce.jobs.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * What a stranger's answer may hold and PostgreSQL's text cannot: a NUL or half a surrogate pair.
 * One of them would have the whole batch refused, and every message in it end in doubt.
 */
final class Storable {

  private Storable() {}

  static @Nullable Object value(@Nullable Object value) {
    return value instanceof String string ? text(string) : value;
  }

  static @Nullable String text(@Nullable String text) {
    return text == null ? null : new String(text.replace('\0', '\ufffd').getBytes(UTF_8), UTF_8);
  }
}
