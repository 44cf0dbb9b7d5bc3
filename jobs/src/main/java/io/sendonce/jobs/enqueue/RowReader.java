package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.enqueue.FileRow.Content;
import io.sendonce.jobs.enqueue.FileRow.Recipient;
import io.sendonce.jobs.enqueue.FileRow.Reference;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one row: every problem that its values have by themselves. */
final class RowReader {

  private static final String EXAMPLE = "2026-12-01T09:00:00+01:00";

  private final Header header;
  private final List<String> values;
  private final List<String> problems = new ArrayList<>();

  private RowReader(Header header, List<String> values) {
    this.header = header;
    this.values = values;
  }

  static FileRow read(Header header, long number, List<String> values) {
    if (values.size() != header.width()) {
      return FileRow.broken(
          number,
          "has %d values, and row 1 names %d columns: is a delimiter or a quote in a text that is not quoted?"
              .formatted(values.size(), header.width()));
    }
    return new RowReader(header, values).read(number);
  }

  private FileRow read(long number) {
    Reference campaign = reference(Column.CAMPAIGN_ID, Column.CAMPAIGN);
    Recipient recipient = recipient();
    Reference account = reference(Column.ACCOUNT_ID, Column.ACCOUNT);
    Content content =
        new Content(
            step(), message(), time(Column.SCHEDULED_FOR, true), time(Column.EXPIRES_AT, false));
    return new FileRow(number, campaign, recipient, account, content, List.copyOf(problems));
  }

  private Reference reference(Column id, Column code) {
    return header.has(id)
        ? new Reference(number(id), null)
        : new Reference(null, needed(code, "must not be empty"));
  }

  private Recipient recipient() {
    if (header.has(Column.PROSPECT_ID)) {
      return new Recipient(number(Column.PROSPECT_ID), null, null, null);
    }
    String person = value(Column.PERSON);
    String providerId = value(Column.PROVIDER_ID);
    if (person == null && providerId == null) {
      problems.add(
          header.has(Column.PROVIDER_ID)
              ? "provider_id must not be empty"
              : "person must not be empty");
    } else if (providerId != null && providerId.matches(".*[\\s/].*")) {
      problems.add(
          "provider_id must be the provider's internal id of the person, without spaces or slashes, not \"%s\""
              .formatted(providerId));
    }
    return new Recipient(null, person, providerId, value(Column.NAME));
  }

  private int step() {
    String value = value(Column.STEP);
    Integer step = value == null ? null : parsed(value, Integer::valueOf);
    if (step == null) {
      problems.add(
          "step must be a whole number such as 1, not " + (value == null ? "empty" : value));
    }
    return step == null ? 0 : step;
  }

  private String message() {
    // Not stripped here: the database has its own rule for that.
    String text = values.get(place(Column.MESSAGE));
    if (text.indexOf('\0') >= 0) {
      problems.add("message must not hold the character NUL");
    }
    return text;
  }

  private @Nullable OffsetDateTime time(Column column, boolean isNowWhenEmpty) {
    String value = header.has(column) ? value(column) : null;
    if (value == null) {
      return null;
    }
    String iso = value.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
    OffsetDateTime time = parsed(iso, OffsetDateTime::parse);
    if (time == null) {
      String rule =
          parsed(iso, LocalDateTime::parse) != null || parsed(iso, LocalDate::parse) != null
              ? "must carry its time and offset from UTC, such as "
              : "must be a time such as ";
      problems.add(
          "%s %s%s%s, not %s"
              .formatted(
                  column.column(),
                  rule,
                  EXAMPLE,
                  isNowWhenEmpty ? " or empty for now" : "",
                  value));
    } else if (time.getYear() < 2000 || time.getYear() > 2199) {
      problems.add(column.column() + " must lie between the years 2000 and 2199, not at " + value);
    }
    return time;
  }

  private @Nullable Long number(Column column) {
    String value = needed(column, "must not be empty");
    Long number = value == null ? null : parsed(value, Long::valueOf);
    if (value != null && number == null) {
      problems.add(column.column() + " must be a whole number, not " + value);
    }
    return number;
  }

  private @Nullable String needed(Column column, String rule) {
    String value = value(column);
    if (value == null) {
      problems.add(column.column() + " " + rule);
    }
    return value;
  }

  private @Nullable String value(Column column) {
    if (!header.has(column)) {
      return null;
    }
    String value = values.get(place(column)).strip();
    if (value.indexOf('\0') >= 0) {
      problems.add(column.column() + " must not hold the character NUL");
      return "";
    }
    return value.isEmpty() ? null : value;
  }

  private int place(Column column) {
    Integer place = header.places().get(column);
    if (place == null) {
      throw new IllegalStateException("there is no column " + column.column());
    }
    return place;
  }

  private static <T> @Nullable T parsed(String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (DateTimeException | NumberFormatException notOne) {
      return null;
    }
  }
}
