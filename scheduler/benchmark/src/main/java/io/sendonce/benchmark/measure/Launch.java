package io.sendonce.benchmark.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process to be started.
 *
 * @param command the program and its arguments
 * @param environment what it finds in its environment besides ours
 */
public record Launch(List<String> command, Map<String, String> environment) {

  /** The same heap for every contestant in Java. */
  private static final List<String> JVM =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-Dlogback.configurationFile=io/sendonce/benchmark/logback-worker.xml",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

  /** Further options for all of them, separated by spaces. */
  private static final String MORE = System.getProperty("benchmark.jvm", "");

  /** Keeps its own copies. */
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A JVM with our classes. */
  public static Launch java(String mainClass, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(MORE.isBlank() ? List.of() : List.of(MORE.strip().split(" +")));
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return new Launch(command, Map.of());
  }

  /** The same with more in its environment. */
  public Launch with(Map<String, String> more) {
    return new Launch(command, more);
  }
}
