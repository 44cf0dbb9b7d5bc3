package io.sendonce.scheduler.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** This program's version, from what Maven leaves in its jar. */
final class Version {

  private static final String IN_JAR =
      "/META-INF/maven/io.sendonce/sendonce-scheduler/pom.properties";

  private Version() {}

  static String ofThisProgram() {
    try (InputStream in = Version.class.getResourceAsStream(IN_JAR)) {
      if (in == null) {
        return "(unpackaged)";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "(unnamed)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
