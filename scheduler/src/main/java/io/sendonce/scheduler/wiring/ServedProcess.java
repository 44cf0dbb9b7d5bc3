package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.metrics.ProcessMetrics;
import io.sendonce.scheduler.node.PoolLoad;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The process that serves the console, as far as it is told of there.
 *
 * @param metrics its figures
 * @param pools how busy its pools are, the console's own aside
 * @param idleness why its scheduler takes on no jobs; empty for a console without a node
 */
record ServedProcess(
    ProcessMetrics metrics,
    Supplier<List<PoolLoad>> pools,
    Optional<Supplier<Optional<String>>> idleness) {}
