package io.sendonce.jobs.enqueue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column that a file may have; its name is the constant in lower case. */
enum Column {
  CAMPAIGN_ID,
  CAMPAIGN,
  PROSPECT_ID,
  PERSON,
  PROVIDER_ID,
  NAME,
  ACCOUNT_ID,
  ACCOUNT,
  STEP,
  MESSAGE,
  SCHEDULED_FOR,
  EXPIRES_AT;

  /** As it is written in a file's first row. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Column::column).toList();
  }

  /** Case, blanks and dashes apart. */
  static Optional<Column> named(String header) {
    String name = header.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    return Arrays.stream(values()).filter(column -> column.column().equals(name)).findFirst();
  }
}
