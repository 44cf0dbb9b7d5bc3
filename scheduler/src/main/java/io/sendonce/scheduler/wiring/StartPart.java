package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.deploy.NodeStarts;
import io.sendonce.scheduler.node.NodePart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record that the node has started with all its parts, and that it begins to stop; it sends
 * whether that succeeds or not.
 */
final class StartPart implements NodePart {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.node");

  private final NodeStarts starts;
  private final String node;
  private final String version;
  private @Nullable Long start;

  StartPart(NodeStarts starts, String node, String version) {
    this.starts = starts;
    this.node = node;
    this.version = version;
  }

  @Override
  public String name() {
    return "record of starts";
  }

  @Override
  public void start() {
    try {
      start = starts.begin(node, version);
    } catch (RuntimeException e) {
      LOG.warn("the start could not be put on record", e);
    }
  }

  @Override
  public void stop(Duration timeLeft) {
    Long started = start;
    if (started == null) {
      return;
    }
    try {
      starts.end(started);
    } catch (RuntimeException e) {
      LOG.warn("the stop could not be put on record", e);
    }
  }
}
