package io.sendonce.demo;

import picocli.CommandLine;

/** The demo as a program; {@code --help} tells options and exit codes. */
public final class Main {

  private Main() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DemoCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("The demo could not be run: " + failure.getMessage());
              return DemoCommand.COULD_NOT_RUN;
            });
  }
}
