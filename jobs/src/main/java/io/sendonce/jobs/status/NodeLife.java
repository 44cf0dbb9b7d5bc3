package io.sendonce.jobs.status;

import java.time.Instant;

/**
 * A node of the cluster.
 *
 * @param name as it checks in
 * @param lastCheckIn by the database's clock
 * @param life {@code alive}; {@code late} when its check-in is overdue; {@code dead} when the other
 *     nodes take over its jobs
 */
public record NodeLife(String name, Instant lastCheckIn, String life) {

  /** Whether the others still take it to be alive. */
  public boolean isAlive() {
    return !life.equals("dead");
  }
}
