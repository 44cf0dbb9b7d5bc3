package io.sendonce.jobs.incidents;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.foreign.ForeignTable;
import io.sendonce.jobs.foreign.Layout;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A table of messages that some other program has written, without a key and with duplicates in it.
 * Safe for use by many threads.
 *
 * <p>Copies have the same person, the same campaign where there are campaigns, and the same text.
 * Rows of the other direction, and rows without a person, a text or a time, are left out and
 * counted. Times without a zone are taken as UTC.
 */
public final class LegacyTable {

  /** What a column of directions says of messages that were sent by us, in any case. */
  public static final Set<String> OUTBOUND = Set.of("outbound", "outgoing", "out", "sent");

  private final Database database;
  private final String name;
  private final Map<String, String> columns;
  private final Set<String> outbound;

  /**
   * A table in a database.
   *
   * @param database where it is
   * @param name schema and name, as they stand in SQL: in double quotes where they need them
   * @param columns what its columns mean, where their names do not tell: person, text, at, id,
   *     campaign, direction or name, each with a column's name, or with an empty one to do without
   * @param outbound what its direction says of messages that were sent by us; {@link #OUTBOUND}
   */
  public LegacyTable(
      Database database, String name, Map<String, String> columns, Set<String> outbound) {
    this.database = database;
    this.name = name;
    this.columns = Map.copyOf(columns);
    this.outbound = Set.copyOf(outbound);
  }

  /**
   * Looks for duplicates; only reads.
   *
   * @param within the longest time from one copy to the next
   * @param since only messages from then on, or null for all
   * @param campaign only this campaign's, or null for all
   * @throws UnfitTableException if there is no such table, or it cannot be read as messages
   */
  public LegacyFindings find(Duration within, @Nullable Instant since, @Nullable String campaign) {
    return database.inTransaction(
        handle -> {
          ReadOnly.begin(handle);
          return find(handle, within, since, campaign);
        });
  }

  /**
   * Looks for duplicates for people who wait: gives up what takes too long, and says in a sentence
   * what the database refuses.
   *
   * @param patience the longest time for each of a few statements
   * @param within the longest time from one copy to the next
   * @param since only messages from then on, or null for all
   * @param campaign only this campaign's, or null for all
   * @throws UnfitTableException if there is no such table, or it cannot be read as messages
   */
  public LegacyFindings findWithin(
      Duration patience, Duration within, @Nullable Instant since, @Nullable String campaign) {
    try {
      return database.inTransaction(
          handle -> {
            ReadOnly.begin(handle);
            handle
                .createQuery(Database.sql("incidents/patience"))
                .bind("longest", Long.toString(patience.toMillis()))
                .mapTo(String.class)
                .one();
            return find(handle, within, since, campaign);
          });
    } catch (JdbiException e) {
      if (SqlState.QUERY_CANCELED.matches(e)) {
        throw new UnfitTableException(
            "reading %s took longer than %d s: look at fewer days, or use the command line"
                .formatted(name, patience.toSeconds()));
      }
      if (SqlState.READ_ONLY_SQL_TRANSACTION.matches(e)
          || SqlState.INSUFFICIENT_PRIVILEGE.matches(e)
          || SqlState.refusesTheData(e)) {
        throw new UnfitTableException(
            "%s cannot be read: %s".formatted(name, SqlState.messageOf(e)));
      }
      throw e;
    }
  }

  private LegacyFindings find(
      Handle handle, Duration within, @Nullable Instant since, @Nullable String campaign) {
    Opened opened = open(handle);
    if (campaign != null && opened.layout().part(Part.CAMPAIGN).isEmpty()) {
      throw new UnfitTableException(
          opened.layout().table() + " has no column for campaign: name it by campaign=COLUMN");
    }
    List<Sent> near = opened.near(handle, within, since, campaign);
    List<Repeat> repeats = Repeat.all(Chains.of(near, LegacyTable::likeness, within), Source.TABLE);
    return new LegacyFindings(
        opened.layout().table().toString(),
        opened.layout().meaning(),
        opened.counts(handle),
        repeats);
  }

  static List<String> likeness(Sent sent) {
    return List.of(
        sent.person(), sent.campaign() == null ? "" : "=" + sent.campaign(), sent.sameText());
  }

  Database database() {
    return database;
  }

  /** Finds the table and what its columns mean, in the transaction of a handle. */
  Opened open(Handle handle) {
    ForeignTable table = ForeignTable.find(handle, name);
    Layout<Part> layout = Layout.of(table, table.columns(handle), Part.class, "messages", columns);
    return new Opened(layout, ours(handle, layout));
  }

  private Optional<Set<String>> ours(Handle handle, Layout<Part> layout) {
    Optional<Layout.Column> direction = layout.part(Part.DIRECTION);
    if (direction.isEmpty()) {
      return Optional.empty();
    }
    Set<String> there =
        handle
            .createQuery(Database.sql("incidents/foreign_directions"))
            .define("sent", ForeignSql.sent(layout))
            .mapTo(String.class)
            .collect(Collectors.toSet());
    Set<String> ours =
        there.stream()
            .filter(value -> outbound.stream().anyMatch(value.strip()::equalsIgnoreCase))
            .collect(Collectors.toSet());
    if (ours.isEmpty() && !there.isEmpty()) {
      throw new UnfitTableException(
          "%s: the column %s says of no row that it was sent by us: it holds %s, and none of %s"
              .formatted(
                  layout.table(),
                  direction.get().name(),
                  there.stream().sorted().limit(10).collect(Collectors.joining(", ")),
                  outbound.stream().sorted().collect(Collectors.joining(", "))));
    }
    return Optional.of(ours);
  }

  /**
   * A table that was found to be one of messages.
   *
   * @param ours which directions mean that a message was sent by us; empty without such a column
   */
  record Opened(Layout<Part> layout, Optional<Set<String>> ours) {

    /** Messages that have another one like them close by, in the order they were sent. */
    List<Sent> near(
        Handle handle, Duration within, @Nullable Instant since, @Nullable String campaign) {
      return bound(handle.createQuery(Database.sql("incidents/foreign_near")))
          .bind("within", within.toString())
          .bindByType("since", since, Instant.class)
          .bindByType("campaign", campaign, String.class)
          .map(Database.rows(Sent.class))
          .list();
    }

    LegacyFindings.Counts counts(Handle handle) {
      return bound(handle.createQuery(Database.sql("incidents/foreign_counts")))
          .map(Database.rows(LegacyFindings.Counts.class))
          .one();
    }

    private Query bound(Query query) {
      query.define("sent", ForeignSql.sent(layout));
      return ours.isPresent()
          ? query.bindArray("ours", String.class, ours.get())
          : query.bindByType("ours", null, String[].class);
    }
  }
}
