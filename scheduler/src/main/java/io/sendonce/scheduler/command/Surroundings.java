package io.sendonce.scheduler.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it.
 *
 * @param environment as {@link System#getenv()} has it
 * @param user who runs the command
 * @param clock this machine's, for what people type
 */
record Surroundings(Map<String, String> environment, String user, Clock clock) {

  private static final String CONFIG = "SENDONCE_CONFIG";

  /** The directory of the configuration: as given, else as the environment says, else ./config. */
  Path configDirectory(@Nullable Path given) {
    return given != null ? given : Path.of(environment.getOrDefault(CONFIG, "config"));
  }

  /** The environment as the configuration takes it. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(environment);
    settings.remove(CONFIG);
    return settings;
  }
}
