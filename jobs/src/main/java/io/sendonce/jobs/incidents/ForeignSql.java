package io.sendonce.jobs.incidents;

import io.sendonce.jobs.foreign.ForeignTable;
import io.sendonce.jobs.foreign.Layout;
import io.sendonce.jobs.foreign.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only SQL that is put together: what names tables and columns which are not ours. Names come
 * from the catalog and are quoted; values are bound, but for the directions in an index.
 */
final class ForeignSql {

  static final String MOVED_AT = "moved_at";
  static final String KEPT_ID = "kept_id";
  static final String REASON = "moved_reason";

  private ForeignSql() {}

  /** The messages of a table under the names that our statements have for their parts. */
  static String sent(Layout<Part> layout) {
    return "SELECT %s AS place, %s AS person, %s AS campaign, %s AS name, %s AS direction, %s AS text, %s AS at, %s AS id, %s AS id_order FROM %s"
        .formatted(
            layout.table().isPlain() ? "ctid::text" : "NULL::text",
            layout.text(Part.PERSON),
            layout.text(Part.CAMPAIGN),
            layout.text(Part.NAME),
            layout.text(Part.DIRECTION),
            layout.normalText(Part.TEXT),
            layout.part(Part.AT).map(Layout.Column::quotedMoment).orElseThrow(),
            layout.text(Part.ID),
            column(layout, Part.ID).orElse("NULL::int"),
            layout.table().quoted());
  }

  /** Lets others read, and nobody write. */
  static String lock(ForeignTable table) {
    return "LOCK TABLE " + table.quoted() + " IN SHARE ROW EXCLUSIVE MODE";
  }

  /** A table like the one that is cleaned up, for what is moved out of it. */
  static String createArchive(Layout<Part> layout, String archive) {
    String keptType = layout.part(Part.ID).map(Layout.Column::type).orElse("text");
    return "CREATE TABLE %s (LIKE %s, %s timestamptz NOT NULL DEFAULT clock_timestamp(), %s %s, %s text NOT NULL)"
        .formatted(archive, layout.table().quoted(), MOVED_AT, KEPT_ID, keptType, REASON);
  }

  /** What nobody may read in the table, nobody shall read in its archive. */
  static String hideRows(String archive) {
    return "ALTER TABLE " + archive + " ENABLE ROW LEVEL SECURITY";
  }

  /** Moves rows. :places, :keptPlaces, :reasons */
  static String move(Layout<Part> layout, String archive) {
    List<String> columns = layout.columns().stream().map(Layout.Column::name).toList();
    String names = columns.stream().map(Quoted::name).collect(Collectors.joining(", "));
    String kept = column(layout, Part.ID).map(id -> "kept." + id).orElse("NULL::text");
    String table = layout.table().quoted();
    return """
        WITH chosen AS MATERIALIZED (
          SELECT chosen.place, %s AS kept_id, chosen.reason
          FROM unnest(CAST(:places AS tid[]), CAST(:keptPlaces AS tid[]), CAST(:reasons AS text[])) AS chosen (place, kept_place, reason)
          JOIN %s AS kept ON kept.ctid = chosen.kept_place
        ),
        gone AS (
          DELETE FROM %s AS gone USING chosen WHERE gone.ctid = chosen.place
          RETURNING %s, chosen.kept_id AS "chosen kept_id", chosen.reason AS "chosen reason"
        )
        INSERT INTO %s (%s, %s, %s) SELECT %s, "chosen kept_id", "chosen reason" FROM gone
        """
        .formatted(
            kept,
            table,
            table,
            columns.stream()
                .map(each -> "gone." + Quoted.name(each))
                .collect(Collectors.joining(", ")),
            archive,
            names,
            KEPT_ID,
            REASON,
            names);
  }

  static String count(String table) {
    return "SELECT count(*) FROM " + table;
  }

  /** What the key is made of. */
  static List<String> keyOf(Layout<Part> layout, List<String> given) {
    if (!given.isEmpty()) {
      return given.stream().map(Quoted::name).toList();
    }
    // Rows without a campaign are alike too, and to an index NULLs never are.
    return Stream.of(
            column(layout, Part.CAMPAIGN).map(campaign -> "coalesce(" + campaign + "::text, '')"),
            column(layout, Part.PERSON),
            Optional.of("md5(" + layout.normalText(Part.TEXT) + ")"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Only what we sent is guarded: a person may answer the same thing twice. */
  static String guarded(Layout<Part> layout, Optional<Set<String>> ours) {
    return ours.map(
            directions ->
                column(layout, Part.DIRECTION).orElseThrow()
                    + " IN ("
                    + Quoted.texts(directions.stream().sorted().toList())
                    + ")")
        .orElse("true");
  }

  static String createKey(Layout<Part> layout, String index, List<String> key, String guarded) {
    return "CREATE UNIQUE INDEX %s ON %s (%s)%s"
        .formatted(
            Quoted.name(index),
            layout.table().quoted(),
            String.join(", ", key),
            guarded.equals("true") ? "" : " WHERE " + guarded);
  }

  /** Rows that stand in the way of the key when some have been moved. :places */
  static String clashes(Layout<Part> layout, List<String> key, String guarded) {
    return """
        SELECT count(*) AS rows, string_agg(%s, ', ' ORDER BY %s) AS ids, min(%s) AS person
        FROM %s
        WHERE %s AND NOT (ctid = ANY (CAST(:places AS tid[]))) AND %s
        GROUP BY %s HAVING count(*) > 1
        ORDER BY 1 DESC, 3 LIMIT 20
        """
        .formatted(
            layout.part(Part.ID).isPresent() ? layout.text(Part.ID) : "ctid::text",
            column(layout, Part.AT).orElseThrow(),
            layout.text(Part.PERSON),
            layout.table().quoted(),
            guarded,
            key.stream().map(part -> part + " IS NOT NULL").collect(Collectors.joining(" AND ")),
            String.join(", ", key));
  }

  private static Optional<String> column(Layout<Part> layout, Part part) {
    return layout.part(part).map(column -> Quoted.name(column.name()));
  }
}
