package io.sendonce.benchmark.worker;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A contestant's process. Its arguments are the kind of worker, the JDBC URL, the number of
 * accounts, and what that kind takes besides.
 */
public final class WorkerMain {

  private WorkerMain() {}

  /** Works until the input ends. */
  public static void main(String[] arguments) throws Exception {
    Assignment assignment =
        new Assignment(
            arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    Worker worker = start(arguments[0], assignment);
    awaitEndOfInput();
    worker.stop();
    System.exit(0);
  }

  private static Worker start(String kind, Assignment assignment) throws Exception {
    return switch (kind) {
      case "sendonce" -> SendonceNode.start(Path.of(System.getProperty("benchmark.config")));
      case "ceiling", "plain" -> BatchedSql.start(kind, assignment);
      case "db-scheduler" -> DbSchedulerWorker.start(assignment);
      case "jobrunr" -> JobRunrWorker.start(assignment);
      case "quartz" -> QuartzWorker.start(assignment);
      default -> throw new IllegalArgumentException("there is no worker " + kind);
    };
  }

  private static void awaitEndOfInput() throws IOException {
    int read = 0;
    while (read >= 0) {
      read = System.in.read();
    }
  }
}
