package io.sendonce.jobs.incidents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clean-up did, or would do.
 *
 * @param table what was cleaned up
 * @param archive where the moved rows are
 * @param meaning what each part of a message was taken from
 * @param counts they add up
 * @param moved which rows were moved, the oldest chain first
 * @param key the unique key
 * @param clashes rows that would stay and that the key would refuse, at most twenty; nothing is
 *     done while there are any
 * @param isApplied whether it was done
 */
public record CleanUpReport(
    String table,
    String archive,
    String meaning,
    Counts counts,
    List<Moved> moved,
    Key key,
    List<Clash> clashes,
    boolean isApplied) {

  /** Copies what can change. */
  public CleanUpReport {
    moved = List.copyOf(moved);
    clashes = List.copyOf(clashes);
  }

  /** Whether there is nothing to do. */
  public boolean isClean() {
    return moved.isEmpty() && key.isThere();
  }

  /**
   * How many rows.
   *
   * @param before the table had
   * @param moved were moved
   */
  public record Counts(long before, long moved) {
    /** Those that stayed. */
    public long kept() {
      return before - moved;
    }
  }

  /**
   * A row that was moved.
   *
   * @param id its id, or null where the table has none
   * @param keptId the id of the row that was kept
   * @param reason which copy it is, and how long after the first
   */
  public record Moved(
      @Nullable String id,
      @Nullable String keptId,
      String person,
      @Nullable String campaign,
      String reason) {}

  /**
   * The unique key.
   *
   * @param definition what it is made of, as SQL
   * @param guarded which rows it covers, as SQL
   * @param isThere whether it was there before
   */
  public record Key(String definition, String guarded, boolean isThere) {}

  /**
   * Rows that the key refuses.
   *
   * @param rows how many
   * @param ids their ids
   * @param person whose they are, or one of them
   */
  public record Clash(long rows, @Nullable String ids, @Nullable String person) {}
}
