package io.sendonce.scheduler.counts;

import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Progress;
import java.time.Instant;
import java.util.List;

/**
 * How sending stands, as far as the whole queue has to be read for it.
 *
 * @param overview with the queue as it was counted; nodes, pauses and doubts may be newer
 * @param countedAt when the queue was counted, by the database's clock
 * @param progress how many messages of each campaign stood where then
 */
public record Counted(Overview overview, Instant countedAt, List<Progress> progress) {

  /** Copies what can change. */
  public Counted {
    progress = List.copyOf(progress);
  }
}
