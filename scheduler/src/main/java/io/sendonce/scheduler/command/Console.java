package io.sendonce.scheduler.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a command writes to. picocli gives each command its spec before it runs it. */
final class Console {

  private Console() {}

  static PrintWriter out(@Nullable CommandSpec spec) {
    return line(spec).getOut();
  }

  static PrintWriter err(@Nullable CommandSpec spec) {
    return line(spec).getErr();
  }

  /** Writes a text that is complete as it is; picocli's writer flushes only after println. */
  static void show(@Nullable CommandSpec spec, String text) {
    PrintWriter out = out(spec);
    out.print(text);
    out.flush();
  }

  /** To be thrown: the command was used wrongly. */
  static ParameterException wrong(@Nullable CommandSpec spec, String sentence) {
    return new ParameterException(line(spec), sentence);
  }

  private static CommandLine line(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "spec").commandLine();
  }
}
