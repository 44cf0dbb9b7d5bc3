package io.sendonce.demo.drill.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process of a node, from its start to its end.
 *
 * @param slot the node's number, counted from 0
 * @param name of the process in the cluster; every process has another
 * @param from when it was started
 * @param to when it ended; null while it runs
 * @param end how it ended; empty while it runs
 */
public record Life(int slot, String name, Instant from, @Nullable Instant to, String end) {

  Life endedAt(Instant at, String how) {
    return new Life(slot, name, from, at, how);
  }
}
