package io.sendonce.scheduler.command;

import io.sendonce.scheduler.wiring.ConsoleProgram;
import io.sendonce.scheduler.wiring.NodeProgram;
import java.time.Clock;

/** Where the JVM begins and, with an exit code, ends. */
public final class Main {

  private Main() {}

  /**
   * Runs one command.
   *
   * @param arguments as {@code sendonce --help} explains them
   */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            System.getenv(), System.getProperty("user.name", "unknown"), Clock.systemUTC());
    Sendonce.Programs programs = new Sendonce.Programs(NodeProgram::run, ConsoleProgram::run);
    System.exit(Sendonce.commandLine(surroundings, programs).execute(arguments));
  }
}
