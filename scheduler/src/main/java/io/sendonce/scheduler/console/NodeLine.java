package io.sendonce.scheduler.console;

import io.sendonce.jobs.deploy.NodeStart;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.watch.ClockOffset;
import io.sendonce.scheduler.cluster.ClusterNode;
import io.sendonce.scheduler.inventory.ListedFire;
import java.util.List;

/**
 * A node on the page.
 *
 * @param version its program's, or a dash
 * @param startedAt when it started, or an empty text
 * @param clock how far its clock is from the database's, in words, or a dash
 * @param executes the jobs that it executes, lanes among them
 * @param held how many messages it holds
 */
public record NodeLine(
    NodeLife life,
    String version,
    Object startedAt,
    String clock,
    List<ListedFire> executes,
    long held) {

  private static final String UNKNOWN = "–";

  static NodeLine of(ClusterNode node) {
    return new NodeLine(
        node.life(),
        node.start().map(NodeStart::version).orElse(UNKNOWN),
        node.start().<Object>map(NodeStart::startedAt).orElse(""),
        node.clock().map(ClockOffset::aheadMs).map(NodeLine::offset).orElse(UNKNOWN),
        node.executes(),
        node.held());
  }

  private static String offset(long aheadMs) {
    if (aheadMs == 0) {
      return "as the database's";
    }
    return "%d ms %s".formatted(Math.abs(aheadMs), aheadMs > 0 ? "ahead" : "behind");
  }
}
