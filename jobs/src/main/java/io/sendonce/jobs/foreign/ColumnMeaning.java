package io.sendonce.jobs.foreign;

import java.util.List;
import java.util.Locale;

/** What a column of a foreign table may mean; an enum of those for each kind of table. */
public interface ColumnMeaning {

  /** The constant's name. */
  String name();

  /** Its name, as people write it. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By which names such a column is recognised, the best first. */
  List<String> usualNames();

  /** Whether a table without it cannot be read. */
  boolean isRequired();

  /** Whether it is a point in time. */
  boolean isTime();
}
