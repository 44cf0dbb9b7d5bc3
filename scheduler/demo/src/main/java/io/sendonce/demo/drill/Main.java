package io.sendonce.demo.drill;

import picocli.CommandLine;

/** The drill as a program; {@code --help} tells options and exit codes. */
public final class Main {

  private Main() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DrillCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("The drill could not be run: " + failure.getMessage());
              return DrillCommand.COULD_NOT_RUN;
            });
  }
}
