package io.sendonce.scheduler.command;

import io.sendonce.jobs.schema.SchemaTooNewException;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.node.NodeStartException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a sentence what went wrong, and chooses the exit code. */
final class Troubles implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof ConfigurationException) {
      err.println(e.getMessage());
      return Exit.WRONG;
    }
    if (e instanceof Failure failure) {
      err.println("sendonce: " + failure.sentence());
      return failure.code();
    }
    if (e instanceof SchemaTooNewException) {
      err.println("sendonce: " + e.getMessage());
      return Exit.NOT_DONE;
    }
    Optional<Failure> database = DatabaseTrouble.behind(e);
    if (e instanceof NodeStartException) {
      err.println("sendonce: " + e.getMessage());
      return database.map(Failure::code).orElse(Exit.NOT_DONE);
    }
    if (database.isPresent()) {
      err.println("sendonce: " + database.get().sentence());
      return database.get().code();
    }
    err.println("sendonce: this should not have happened; please report it:");
    e.printStackTrace(err);
    return Exit.NOT_DONE;
  }
}
