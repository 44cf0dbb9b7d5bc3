package io.sendonce.jobs.watch;

import java.time.Clock;
import java.time.Duration;

/**
 * The node that watches, as it is known in its cluster.
 *
 * @param name in the cluster
 * @param silenceGrace how long a silent node may be paused before the others take over
 * @param clock its own, whose offset is measured
 */
public record WatchedNode(String name, Duration silenceGrace, Clock clock) {}
