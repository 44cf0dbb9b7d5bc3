package io.sendonce.scheduler.cluster;

import io.sendonce.scheduler.inventory.Inventory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A Quartz cluster.
 *
 * @param schedulerName its name
 * @param silenceGrace how long a silent node may be paused before the others take over
 * @param inventory reads its tables
 */
public record Cluster(String schedulerName, Duration silenceGrace, Supplier<Inventory> inventory) {}
