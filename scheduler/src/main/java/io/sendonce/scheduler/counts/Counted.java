package io.sendonce.scheduler.counts;

import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Progress;
import java.util.List;

/**
 * What only reading the whole queue can tell, and when it was read.
 *
 * @param overview how sending stood
 * @param progress how many messages of each campaign stood where
 */
public record Counted(Overview overview, List<Progress> progress) {

  /** Copies what can change. */
  public Counted {
    progress = List.copyOf(progress);
  }
}
