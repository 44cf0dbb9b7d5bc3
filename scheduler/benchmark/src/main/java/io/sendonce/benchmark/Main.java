package io.sendonce.benchmark;

import picocli.CommandLine;

/** The benchmark as a program; {@code --help} tells options and exit codes. */
public final class Main {

  private Main() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BenchmarkCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("The benchmark could not be run: " + failure);
              return BenchmarkCommand.COULD_NOT_RUN;
            });
  }
}
