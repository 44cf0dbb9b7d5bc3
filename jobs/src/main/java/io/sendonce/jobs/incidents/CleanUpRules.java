package io.sendonce.jobs.incidents;

import io.sendonce.jobs.foreign.ForeignTable;
import io.sendonce.jobs.foreign.Layout;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which tables may be cleaned up, and by which keys. */
final class CleanUpRules {

  /** PostgreSQL cuts longer names without a word, and two cut names may be one. */
  private static final int LONGEST_NAME = 63;

  private CleanUpRules() {}

  /**
   * Refuses what must not be done.
   *
   * @throws UnfitTableException listing every reason
   */
  static void check(Layout<Part> layout, List<String> keyColumns) {
    List<String> problems = new ArrayList<>(ofTable(layout.table()));
    for (String column : List.of(ForeignSql.MOVED_AT, ForeignSql.KEPT_ID, ForeignSql.REASON)) {
      if (layout.has(column)) {
        problems.add("it has a column %s, which its archive needs".formatted(column));
      }
    }
    for (String column : keyColumns) {
      if (!layout.has(column)) {
        problems.add("the key's column %s is not there".formatted(column));
      }
      if (layout.part(Part.AT).stream().anyMatch(at -> at.name().equals(column))) {
        problems.add(
            "the key must not hold the time %s: copies differ in it, so it would refuse none"
                .formatted(column));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnfitTableException(layout.table() + " cannot be cleaned up:", problems);
    }
  }

  private static List<String> ofTable(ForeignTable table) {
    List<String> problems = new ArrayList<>();
    if (!table.isPlain()) {
      problems.add("it is a view, is partitioned, or inherits or is inherited from");
    }
    if (table.onlyGrows()) {
      problems.add("it is one of Sendonce's own tables, which have a key and lose no rows");
    }
    if (table.followers() != null) {
      problems.add(
          "rows of other tables would be deleted or changed with its own, by their foreign keys: "
              + table.followers());
    }
    int length = table.name().getBytes(StandardCharsets.UTF_8).length;
    if (length + CleanUp.INDEX.length() > LONGEST_NAME) {
      problems.add("its name is too long for another one beside it");
    }
    return problems;
  }
}
