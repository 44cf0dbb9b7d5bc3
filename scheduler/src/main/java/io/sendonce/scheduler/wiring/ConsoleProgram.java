package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.metrics.ProcessMetrics;
import io.sendonce.scheduler.node.Node;
import io.sendonce.scheduler.node.NodeLog;
import io.sendonce.scheduler.node.NodeStartException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A console without a node, from its configuration to its end. */
public final class ConsoleProgram {

  private ConsoleProgram() {}

  /**
   * Serves the console until the JVM is asked to end.
   *
   * @param directory where the configuration is
   * @param environment overrides of the configuration
   * @throws ConfigurationException listing everything that is wrong with the configuration
   * @throws NodeStartException if it did not start; the message says why
   * @throws InterruptedException if the waiting was interrupted
   */
  public static void run(Path directory, Map<String, String> environment)
      throws ConfigurationException, NodeStartException, InterruptedException {
    Configuration configuration = Configuration.load(directory, environment);
    NodeLog.name("console");
    Node console =
        new Node(
            "console",
            List.of(
                new ConsolePart(
                    configuration,
                    new ServedProcess(
                        new ProcessMetrics(
                            Version.ofThisProgram(),
                            configuration.settings().name().value(),
                            Clock.systemUTC()),
                        List::of,
                        Optional.empty()))),
            configuration.settings().shutdownTimeout());
    console.stopWithJvm();
    console.start();
    console.awaitStop();
  }
}
