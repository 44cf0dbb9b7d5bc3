package io.sendonce.proof;

import picocli.CommandLine;

/** The proof as a program; {@code --help} tells options and exit codes. */
public final class Main {

  private Main() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ProofCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("The proof could not be run: " + failure);
              return ProofCommand.COULD_NOT_RUN;
            });
  }
}
