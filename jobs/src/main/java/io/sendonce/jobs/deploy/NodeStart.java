package io.sendonce.jobs.deploy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node's last start.
 *
 * @param version of the program
 * @param stoppedAt when it began to stop in good order; null while it runs, and if it was killed
 */
public record NodeStart(
    String node, String version, Instant startedAt, @Nullable Instant stoppedAt) {}
