package io.sendonce.scheduler.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a body that asks for something to be done. */
final class Fields {

  /** Longer than a reason, nothing is that is kept. */
  static final int LONGEST = 500;

  /** As JSON. */
  private static final int LONGEST_OBJECT = 16 * 1024;

  private final JsonNode body;
  private final String place;

  /**
   * The fields of a body.
   *
   * @param known their names
   * @throws Refusal naming one that is none of them
   */
  Fields(JsonNode body, List<String> known) {
    this(body, known, "");
  }

  private Fields(JsonNode body, List<String> known, String place) {
    this.body = body;
    this.place = place;
    for (String name : body.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong(
            name,
            known.isEmpty()
                ? "is not a field: there is none here"
                : "is not a field; the fields are " + String.join(", ", known),
            null);
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
      throw wrong(name, "must be a text", null);
    }
    String text = value.asString().strip();
    if (text.length() > longest || text.indexOf('\0') >= 0) {
      throw wrong(name, "must have at most %d characters, without NUL".formatted(longest), text);
    }
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  /** What is wrong with one of them. */
  Refusal wrong(String name, String rule, @Nullable Object value) {
    return Refusal.field(place + name, rule, value);
  }

  /** A text that must be there. */
  String needed(String name, int longest) {
    return text(name, longest).orElseThrow(() -> wrong(name, "must not be empty", null));
  }

  /** Texts by their names; none if it is missing or null. What they are is not repeated. */
  Map<String, String> texts(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject() || value.toString().length() > LONGEST_OBJECT) {
      throw wrong(
          name,
          "must be an object of texts, with at most %d characters in all".formatted(LONGEST_OBJECT),
          null);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      String text = each.getValue().isString() ? each.getValue().asString() : "\0";
      if (each.getKey().isBlank() || (each.getKey() + text).indexOf('\0') >= 0) {
        throw wrong(name, "must be texts without NUL, each with a name", null);
      }
      texts.put(each.getKey(), text);
    }
    return texts;
  }

  /** One of some words. */
  String word(String name, List<String> words) {
    String word = text(name, LONGEST).orElse("");
    if (!words.contains(word)) {
      throw wrong(name, "must be one of " + String.join(", ", words), word);
    }
    return word;
  }

  /** Why; on one line, never empty. */
  String reason() {
    return line("reason", LONGEST);
  }

  /** One line that is kept; never empty. */
  String line(String name, int longest) {
    return text(name, longest)
        .map(it -> it.replaceAll("\\p{Cntrl}+", " ").strip())
        .filter(it -> !it.isEmpty())
        .orElseThrow(() -> wrong(name, "must not be empty: it is kept in the audit trail", null));
  }

  /**
   * The fields of an object; empty if it is missing or null.
   *
   * @param known their names
   */
  Optional<Fields> object(String name, List<String> known) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw wrong(name, "must be an object", null);
    }
    return Optional.of(new Fields(value, known, place + name + "."));
  }

  /**
   * A whole number from 1 on.
   *
   * @param usual what it is where it is missing or null
   */
  int number(String name, int usual, int most) {
    return number(name).isEmpty() ? usual : number(name, most);
  }

  /** A whole number from 1 on that must be there. */
  int number(String name, int most) {
    return number(name)
        .filter(it -> it >= 1 && it <= most)
        .orElseThrow(
            () ->
                wrong(name, "must be a whole number from 1 to " + most, number(name).orElse(null)))
        .intValue();
  }

  /** A whole number; empty if it is missing or null. */
  Optional<Long> number(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "must be a whole number", shown(value));
    }
    return Optional.of(value.asLong());
  }

  /** Whether something is to be so; not if it is missing or null. */
  boolean flag(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw wrong(name, "must be true or false", shown(value));
    }
    return value.asBoolean();
  }

  /** Ids of rows, each once; empty if they are missing or null. */
  Optional<List<Long>> ids(String name, int most) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      throw wrong(name, "must be a list of 1 to %d ids".formatted(most), null);
    }
    Set<Long> ids = new TreeSet<>();
    for (JsonNode each : value) {
      ids.add(id(name, each));
    }
    return Optional.of(List.copyOf(ids));
  }

  /** A row's id; empty if it is missing or null. */
  Optional<Long> id(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(id(name, value));
  }

  private long id(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
      throw wrong(name, "must be a positive whole number", shown(value));
    }
    return value.asLong();
  }

  /** A point in time; empty if it is missing or null. */
  Optional<Instant> time(String name) {
    return text(name, LONGEST)
        .map(
            written -> {
              try {
                return OffsetDateTime.parse(written).toInstant();
              } catch (DateTimeException notOne) {
                throw wrong(name, "must be a time such as 2026-12-01T09:00:00+01:00", written);
              }
            });
  }

  private static String shown(JsonNode value) {
    return value.toString();
  }
}
