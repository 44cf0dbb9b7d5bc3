package io.sendonce.simulator.http;

import io.sendonce.simulator.provider.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON object that a control endpoint is given; gathers everything that is wrong with it. */
final class ControlForm {
  private final JsonNode root;
  private final Set<String> asked = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private ControlForm(JsonNode root) {
    this.root = root;
  }

  static ControlForm parse(byte[] body) throws ControlRefusal {
    try {
      JsonNode root = Json.MAPPER.readTree(body);
      if (root.isObject()) {
        return new ControlForm(root);
      }
    } catch (JacksonException e) {
      throw new ControlRefusal(400, "the body must be a JSON object: it is no JSON", e);
    }
    throw new ControlRefusal(400, "the body must be a JSON object");
  }

  @Nullable String text(String name) {
    return value(name, "must be a text", node -> node.isString() ? node.asString() : null);
  }

  String requiredText(String name) {
    String text = text(name);
    if (isMissing(name)) {
      problems.add(name + " is missing");
    }
    return text == null ? "" : text;
  }

  @Nullable Integer integer(String name) {
    return value(
        name,
        "must be a whole number",
        node -> node.isIntegralNumber() && node.canConvertToInt() ? node.asInt() : null);
  }

  @Nullable Double number(String name) {
    return value(name, "must be a number", node -> node.isNumber() ? node.asDouble() : null);
  }

  @Nullable Boolean flag(String name) {
    return value(name, "must be true or false", node -> node.isBoolean() ? node.asBoolean() : null);
  }

  @Nullable Instant instant(String name) {
    return value(name, "must be a time such as 2025-12-31T23:59:59Z", ControlForm::asInstant);
  }

  /** Seconds as a number, or a duration as a text. */
  @Nullable Duration duration(String name) {
    return value(
        name, "must be seconds as a number or a duration such as 250ms", ControlForm::asDuration);
  }

  /** A text that means something else, in its turn. */
  <T> @Nullable T parsed(String name, String rule, Function<String, @Nullable T> parse) {
    return value(name, rule, node -> node.isString() ? parse.apply(node.asString()) : null);
  }

  boolean isMissing(String name) {
    return root.path(name).isMissingNode() || root.path(name).isNull();
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /** Call it last: what was not asked for until then is not a setting. */
  void refuseIfWrong() throws ControlRefusal {
    for (String name : root.propertyNames()) {
      if (!asked.contains(name)) {
        problems.add(name + " is not known here; known are " + String.join(", ", asked));
      }
    }
    if (!problems.isEmpty()) {
      throw new ControlRefusal(400, String.join("; ", problems));
    }
  }

  private <T> @Nullable T value(String name, String rule, Function<JsonNode, @Nullable T> read) {
    asked.add(name);
    JsonNode node = root.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    T value = read.apply(node);
    if (value == null) {
      problems.add(name + " = " + node + " " + rule);
    }
    return value;
  }

  private static @Nullable Instant asInstant(JsonNode node) {
    try {
      return node.isString() ? Instant.parse(node.asString()) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Duration asDuration(JsonNode node) {
    if (node.isNumber()) {
      double seconds = node.asDouble();
      return seconds >= 0 && seconds <= 1e9 ? Duration.ofNanos((long) (seconds * 1e9)) : null;
    }
    try {
      return node.isString() ? DurationText.parse(node.asString()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
