package io.sendonce.scheduler.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar has it. */
final class ProgramVersion implements IVersionProvider {

  private static final String IN_JAR =
      "/META-INF/maven/io.sendonce/sendonce-scheduler/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"sendonce " + number() + " on Java " + Runtime.version()};
  }

  private static String number() throws IOException {
    try (InputStream in = ProgramVersion.class.getResourceAsStream(IN_JAR)) {
      if (in == null) {
        return "(unpackaged)";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "(unnamed)");
    }
  }
}
