package io.sendonce.scheduler.cluster;

import io.sendonce.jobs.deploy.NodeStart;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.watch.ClockOffset;
import io.sendonce.scheduler.inventory.ListedFire;
import java.util.List;
import java.util.Optional;

/**
 * A node with all that is on record about it.
 *
 * @param start its last; empty if none is on record
 * @param clock what it measured of its clock within the last day; empty if nothing
 * @param executes the jobs that it executes, lanes among them
 * @param held how many messages it holds
 */
public record ClusterNode(
    NodeLife life,
    Optional<NodeStart> start,
    Optional<ClockOffset> clock,
    List<ListedFire> executes,
    long held) {

  /** Copies what can change. */
  public ClusterNode {
    executes = List.copyOf(executes);
  }
}
