package io.sendonce.jobs.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a foreign table mean what. Every name in it is one that the catalog has.
 *
 * @param table whose columns they are
 * @param columns all of them, in their order
 * @param parts those that mean something
 * @param <P> what its columns may mean
 */
public record Layout<P extends Enum<P> & ColumnMeaning>(
    ForeignTable table, List<Column> columns, Map<P, Column> parts) {

  /** A test compares it with {@code normal_text}. */
  private static final String NORMAL =
      "normalize(btrim(replace(replace(%s::text, E'\\r\\n', E'\\n'), E'\\r', E'\\n'), E' \\t\\n\\u00a0'), NFC)";

  /** Copies what can change. */
  public Layout {
    columns = List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param name as the catalog has it
   * @param type as the catalog writes it
   */
  public record Column(String name, String type) {

    /** What it holds as a point in time; without a zone it is taken as UTC. */
    public String quotedMoment() {
      return Quoted.name(name) + (type.endsWith("with time zone") ? "" : " AT TIME ZONE 'UTC'");
    }
  }

  /**
   * Finds out what the columns mean.
   *
   * @param meanings what they may mean
   * @param what the table is to be read as, such as messages
   * @param given what the caller says: names of parts, each with the name of a column, or with an
   *     empty one to leave that part out
   * @param <P> what its columns may mean
   * @throws UnfitTableException listing every problem, and the columns that are there
   */
  public static <P extends Enum<P> & ColumnMeaning> Layout<P> of(
      ForeignTable table,
      List<Column> columns,
      Class<P> meanings,
      String what,
      Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    Map<P, Column> parts = new EnumMap<>(meanings);
    List<P> all = Arrays.asList(meanings.getEnumConstants());
    for (String word : given.keySet()) {
      if (all.stream().noneMatch(part -> part.word().equals(word))) {
        problems.add(
            "%s means nothing here; parts are %s"
                .formatted(word, all.stream().map(P::word).collect(Collectors.joining(", "))));
      }
    }
    for (P part : all) {
      String said = given.get(part.word());
      List<String> names = said == null ? part.usualNames() : List.of(said);
      names.stream()
          .flatMap(name -> columns.stream().filter(column -> column.name().equals(name)))
          .findFirst()
          .ifPresentOrElse(
              column -> parts.put(part, column),
              () -> missing(part, said).ifPresent(problems::add));
    }
    parts.forEach(
        (part, column) -> {
          if (part.isTime() && !column.type().startsWith("timestamp")) {
            problems.add(
                "%s=%s must be a timestamp, and is a %s"
                    .formatted(part.word(), column.name(), column.type()));
          }
        });
    if (!problems.isEmpty()) {
      problems.add(
          "columns that are there: "
              + columns.stream().map(Column::name).collect(Collectors.joining(", ")));
      throw new UnfitTableException(table + " cannot be read as " + what + ":", problems);
    }
    return new Layout<>(table, columns, parts);
  }

  private static Optional<String> missing(ColumnMeaning part, @Nullable String said) {
    if (said != null && !said.isEmpty()) {
      return Optional.of("%s=%s: there is no such column".formatted(part.word(), said));
    }
    return part.isRequired()
        ? Optional.of(
            "a column for %s is missing: none of %s is there, so name it by %s=COLUMN"
                .formatted(part.word(), String.join(", ", part.usualNames()), part.word()))
        : Optional.empty();
  }

  /** The column that means something; empty if there is none. */
  public Optional<Column> part(P part) {
    return Optional.ofNullable(parts.get(part));
  }

  /** What a part holds, as text in SQL; NULL where there is no such column. */
  public String text(P part) {
    return part(part).map(column -> Quoted.name(column.name()) + "::text").orElse("NULL::text");
  }

  /** A message's text as {@code normal_text} makes it, which another database does not have. */
  public String normalText(P part) {
    return part(part).map(column -> NORMAL.formatted(Quoted.name(column.name()))).orElseThrow();
  }

  /** Whether there is a column of that name. */
  public boolean has(String column) {
    return columns.stream().anyMatch(there -> there.name().equals(column));
  }

  /** What each part was taken from, as it may be given again. */
  public String meaning() {
    return parts.entrySet().stream()
        .map(part -> part.getKey().word() + "=" + part.getValue().name())
        .collect(Collectors.joining(","));
  }
}
