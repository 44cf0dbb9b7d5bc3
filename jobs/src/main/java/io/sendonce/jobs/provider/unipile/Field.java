package io.sendonce.jobs.provider.unipile;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields that may be missing or of another kind than documented. */
final class Field {

  private Field() {}

  /** The field's text where it is a string that says something, else null. */
  static @Nullable String text(@Nullable JsonNode object, String name) {
    JsonNode value = object == null ? null : object.get(name);
    if (value == null || !value.isString()) {
      return null;
    }
    String text = value.stringValue();
    return text.isBlank() ? null : text;
  }

  /** The text where it is fit for logs: one short word without spaces, else null. */
  static @Nullable String token(@Nullable String text) {
    return text != null && text.matches("[A-Za-z0-9_.:/-]{1,100}") ? text : null;
  }
}
