package io.sendonce.scheduler.command;

import java.nio.file.Path;
import java.util.Map;

/** Runs a node until it is asked to end. */
@FunctionalInterface
public interface NodeStart {

  /**
   * Runs.
   *
   * @param directory where the node's configuration is
   * @param environment overrides of the configuration
   * @throws Exception if the node did not start; the message says why
   */
  void run(Path directory, Map<String, String> environment) throws Exception;
}
