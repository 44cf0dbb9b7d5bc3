package io.sendonce.scheduler.api;

import io.sendonce.scheduler.api.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as it was submitted: its fields as texts, for those who judge them.
 *
 * @param node as it came
 * @param fields by name; those that are null are left out
 * @param errors what is wrong with their JSON types; empty if nothing is
 */
record SubmittedItem(JsonNode node, Map<String, String> fields, List<FieldError> errors) {

  private static final Set<String> NUMBERS =
      Set.of("campaign_id", "prospect_id", "account_id", "step");

  /** Never repeated. */
  private static final String TEXT = "message";

  static SubmittedItem of(JsonNode node) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    if (!node.isObject()) {
      errors.add(new FieldError("messages", "must hold objects only", null));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (NUMBERS.contains(name) && !value.isNull() && !value.isIntegralNumber()) {
        errors.add(new FieldError(name, "must be a whole number", shown(value)));
      } else if (!NUMBERS.contains(name) && value.isNumber()) {
        errors.add(new FieldError(name, "must be a text", shown(value)));
      } else if (value.isContainer() || value.isBoolean()) {
        errors.add(new FieldError(name, "must be a text or a number", null));
      } else if (!value.isNull()) {
        fields.put(name, value.asString());
      }
    }
    return new SubmittedItem(node, fields, errors);
  }

  boolean isSound() {
    return errors.isEmpty();
  }

  /** A field's value for whoever sent it; null for the text, which is not repeated. */
  @Nullable Object shown(String field) {
    JsonNode value = field.equals(TEXT) ? null : node.get(field);
    return value == null ? null : shown(value);
  }

  private static @Nullable Object shown(JsonNode value) {
    return value.isNull() || value.isContainer() ? null : value.asString();
  }
}
