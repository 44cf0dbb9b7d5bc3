package io.sendonce.scheduler.metrics;

import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.node.PoolLoad;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where gauges are read from.
 *
 * @param status of the queue
 * @param alerts and what their channels did
 * @param counts what takes long to count
 * @param pools how busy this process's pools are
 */
public record Sources(
    QueueStatus status, Alerts alerts, QueueCounts counts, Supplier<List<PoolLoad>> pools) {}
