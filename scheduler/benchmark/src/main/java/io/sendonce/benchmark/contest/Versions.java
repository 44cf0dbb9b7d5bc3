package io.sendonce.benchmark.contest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Versions of libraries, as their jars have them. */
final class Versions {

  private Versions() {}

  static String of(Class<?> ofTheJar) {
    return Objects.requireNonNullElse(
        ofTheJar.getPackage().getImplementationVersion(), "version unknown");
  }

  static String of(String group, String artifact) {
    String path = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (InputStream in = Versions.class.getResourceAsStream(path)) {
      if (in == null) {
        return "version unknown";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
