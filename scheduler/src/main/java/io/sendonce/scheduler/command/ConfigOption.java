package io.sendonce.scheduler.command;

import io.sendonce.scheduler.config.ConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration is: an option of every command. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Directory of the configuration; else $SENDONCE_CONFIG, else ./config.")
  private @Nullable Path directory;

  Path directory(Surroundings surroundings) {
    return surroundings.configDirectory(directory);
  }

  Session open(Surroundings surroundings) throws ConfigurationException, Failure {
    return Session.open(directory(surroundings), surroundings.settings());
  }
}
