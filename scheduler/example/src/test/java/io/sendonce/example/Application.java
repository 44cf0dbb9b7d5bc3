package io.sendonce.example;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own, with its class path and nothing of the tests'. */
final class Application implements AutoCloseable {

  /** Written by the build (maven-dependency-plugin) before the tests run. */
  private static final Path CLASSPATH = Path.of("target/example-classpath");

  private final Process process;
  private final Path log;

  private Application(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param properties as {@code -D}
   * @param environment what Sendonce finds in the environment
   */
  static Application start(
      Path log, Map<String, String> properties, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", "target/classes:" + classpath(), Main.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("SENDONCE_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
    return new Application(builder.start(), log);
  }

  static String classpath() throws IOException {
    return Files.readString(CLASSPATH).strip();
  }

  long pid() {
    return process.pid();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Asks it to end, SIGTERM; whether it did. */
  boolean end() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
