package io.sendonce.scheduler.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a body that asks for something to be done. */
final class Fields {

  private static final int LONGEST_REASON = 500;

  private final JsonNode body;

  /**
   * The fields of a body.
   *
   * @param known their names
   * @throws Refusal naming one that is none of them
   */
  Fields(JsonNode body, List<String> known) {
    this.body = body;
    for (String name : body.propertyNames()) {
      if (!known.contains(name)) {
        throw Refusal.field(
            name, "is not a field; the fields are " + String.join(", ", known), null);
      }
    }
  }

  /** A text; empty if it is missing, null or blank. */
  Optional<String> text(String name, int longest) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw Refusal.field(name, "must be a text", null);
    }
    String text = value.asString().strip();
    if (text.length() > longest || text.indexOf('\0') >= 0) {
      throw Refusal.field(
          name, "must have at most %d characters, without NUL".formatted(longest), text);
    }
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  /** One of some words. */
  String word(String name, List<String> words) {
    String word = text(name, LONGEST_REASON).orElse("");
    if (!words.contains(word)) {
      throw Refusal.field(name, "must be one of " + String.join(", ", words), word);
    }
    return word;
  }

  /** Why; on one line, never empty. */
  String reason() {
    return text("reason", LONGEST_REASON)
        .map(it -> it.replaceAll("\\p{Cntrl}+", " ").strip())
        .filter(it -> !it.isEmpty())
        .orElseThrow(
            () ->
                Refusal.field("reason", "must not be empty: it is kept in the audit trail", null));
  }

  /** A row's id; empty if it is missing or null. */
  Optional<Long> id(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
      throw Refusal.field(name, "must be a positive whole number", value.toString());
    }
    return Optional.of(value.asLong());
  }

  /** A point in time; empty if it is missing or null. */
  Optional<Instant> time(String name) {
    return text(name, LONGEST_REASON)
        .map(
            written -> {
              try {
                return OffsetDateTime.parse(written).toInstant();
              } catch (DateTimeException notOne) {
                throw Refusal.field(
                    name, "must be a time such as 2026-12-01T09:00:00+01:00", written);
              }
            });
  }
}
