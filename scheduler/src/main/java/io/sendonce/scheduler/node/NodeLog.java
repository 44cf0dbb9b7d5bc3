package io.sendonce.scheduler.node;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Puts the node's name into every line of the log. */
public final class NodeLog {

  private NodeLog() {}

  /** Names the node for {@code %property{node}}; does nothing where the log is not Logback's. */
  public static void name(String node) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.putProperty("node", node);
    }
  }
}
