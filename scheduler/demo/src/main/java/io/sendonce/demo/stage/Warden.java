package io.sendonce.demo.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A shell that ends what we started when we are gone without a word, as after SIGKILL: it reads our
 * processes' ids from a pipe, and our end is the pipe's end.
 */
final class Warden implements AutoCloseable {

  /** It kills only what still names the stage's folder: ids are used again. */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      pids=
      while read -r word pid; do
        case $word in
          watch) pids="$pids $pid" ;;
          leave) exit 0 ;;
        esac
      done
      for pid in $pids; do
        { tr '\\0' ' ' < /proc/$pid/cmdline; ps -o args= -p $pid; } 2> /dev/null \\
          | grep -qF -- "$1" && kill -KILL $pid
      done
      pid=$(head -n 1 "$2" 2> /dev/null) && kill -QUIT $pid
      """;

  private final OutputStream pipe;

  private Warden(OutputStream pipe) {
    this.pipe = pipe;
  }

  /** Starts one for a stage's folder. */
  static Warden of(Path stage) throws PartFailedException {
    Path postmaster = DemoDatabase.dataDirectory(stage).resolve("postmaster.pid");
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT, "warden", stage.toString(), postmaster.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Warden(shell.getOutputStream());
    } catch (IOException e) {
      throw new PartFailedException("there is no program sh", e);
    }
  }

  /** Ends this process, too, when we are gone. */
  void watch(long pid) {
    tell("watch " + pid);
  }

  /** Nothing is left to be ended. */
  @Override
  public void close() {
    tell("leave");
  }

  private void tell(String line) {
    try {
      pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      pipe.flush();
    } catch (IOException e) {
      // It was killed; then it is we who end them, as long as we are there.
      return;
    }
  }
}
