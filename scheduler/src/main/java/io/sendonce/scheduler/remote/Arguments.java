package io.sendonce.scheduler.remote;

import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A command's arguments as the table keeps them. */
final class Arguments {

  /** The schedule that a trigger shall get, as {@link NewSchedule} writes it. */
  static final String SCHEDULE = "schedule";

  /** The run that shall end. */
  static final String FIRE = "fire";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Arguments() {}

  /** One that the action needs. */
  static String of(RemoteCommand command, String name) {
    return Objects.requireNonNull(command.arguments().get(name), name);
  }

  static String write(Map<String, String> arguments) {
    return JSON.writeValueAsString(arguments);
  }

  static Map<String, String> read(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }
}
