package io.sendonce.jobs.bulk;

import io.sendonce.jobs.status.QueueSearch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk action would do now.
 *
 * @param messages to how many it would be done, at most {@link BulkActions#MOST}
 * @param isAll whether there are no more like these
 * @param newest the greatest id among them, or 0; what is queued later is not touched
 * @param sample some of them
 * @param leftAlone how many of the others stand where; of a filter without a status only the first
 *     {@link BulkActions#MOST_COUNTED} that it finds are counted
 * @param times between which times they are planned; null if there are none, or they stay there
 * @param laterSteps how many waiting messages come after one of them in a person's sequence and are
 *     not among them, if they are to be cancelled; only what comes after the first {@link
 *     BulkActions#MOST_COUNTED} is counted
 */
public record BulkPreview(
    int messages,
    boolean isAll,
    long newest,
    List<QueueSearch.Line> sample,
    List<Left> leftAlone,
    @Nullable Times times,
    long laterSteps) {

  /** Copies what can change. */
  public BulkPreview {
    sample = List.copyOf(sample);
    leftAlone = List.copyOf(leftAlone);
  }

  /** How many messages with a status it is not for. */
  public record Left(String status, long messages) {}

  /**
   * Their times.
   *
   * @param wouldExpire how many would expire before their new time; they are left alone
   */
  public record Times(Instant firstPlanned, Instant lastPlanned, long wouldExpire) {}
}
