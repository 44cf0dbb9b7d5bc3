package io.sendonce.scheduler.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A directory with configuration files that have no problem, to be spoilt by a test. */
final class ConfigDirectory {

  static final String NEEDED =
      """
      database.url = jdbc:postgresql://localhost/sendonce
      database.user = sendonce
      unipile.dsn = api1.unipile.com:13111
      unipile.api-key = key-of-a-test
      """;

  private final Path path;

  ConfigDirectory(Path path) {
    this.path = path;
    write("sendonce.properties", NEEDED + "node.name = a\n");
    write("quartz.properties", "");
    write("jobs.properties", "");
  }

  ConfigDirectory write(String file, String text) {
    try {
      Files.writeString(path.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigDirectory without(String file) {
    try {
      Files.delete(path.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds lines to the needed settings, the first of which is line 5. */
  ConfigDirectory settings(String more) {
    return write("sendonce.properties", NEEDED + more);
  }

  Configuration load(Map<String, String> environment) throws ConfigurationException {
    return Configuration.load(path, environment);
  }

  Configuration load() throws ConfigurationException {
    return load(Map.of());
  }

  /** What is wrong, with the directory written as {@code config}; empty when all is well. */
  String problems(Map<String, String> environment) {
    try {
      load(environment);
      return "";
    } catch (ConfigurationException e) {
      return String.valueOf(e.getMessage()).replace(path.toString(), "config");
    }
  }

  String problems() {
    return problems(Map.of());
  }
}
