package io.sendonce.jobs.incidents;

import java.util.ArrayList;
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
 */
record Layout(ForeignTable table, List<Column> columns, Map<Part, Column> parts) {

  /**
   * One column.
   *
   * @param name as the catalog has it
   * @param type as the catalog writes it
   */
  record Column(String name, String type) {}

  /**
   * Finds out what the columns mean.
   *
   * @param given what the caller says: names of parts, each with the name of a column, or with an
   *     empty one to leave that part out
   * @throws UnfitTableException listing every problem, and the columns that are there
   */
  static Layout of(ForeignTable table, List<Column> columns, Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    Map<Part, Column> parts = new EnumMap<>(Part.class);
    for (String word : given.keySet()) {
      if (Part.called(word).isEmpty()) {
        problems.add("%s is no part of a message; parts are %s".formatted(word, Part.words()));
      }
    }
    for (Part part : Part.values()) {
      String said = given.get(part.word());
      List<String> names = said == null ? part.usualNames() : List.of(said);
      names.stream()
          .flatMap(name -> columns.stream().filter(column -> column.name().equals(name)))
          .findFirst()
          .ifPresentOrElse(
              column -> parts.put(part, column),
              () -> missing(part, said).ifPresent(problems::add));
    }
    Column at = parts.get(Part.AT);
    if (at != null && !at.type().startsWith("timestamp")) {
      problems.add("at=%s must be a timestamp, and is a %s".formatted(at.name(), at.type()));
    }
    if (!problems.isEmpty()) {
      problems.add(
          "columns that are there: "
              + columns.stream().map(Column::name).collect(Collectors.joining(", ")));
      throw new UnfitTableException(table + " cannot be read as messages:", problems);
    }
    return new Layout(table, columns, parts);
  }

  private static Optional<String> missing(Part part, @Nullable String said) {
    if (said != null && !said.isEmpty()) {
      return Optional.of("%s=%s: there is no such column".formatted(part.word(), said));
    }
    return part.isRequired()
        ? Optional.of(
            "a column for %s is missing: none of %s is there, so name it by %s=COLUMN"
                .formatted(part.word(), String.join(", ", part.usualNames()), part.word()))
        : Optional.empty();
  }

  Optional<Column> part(Part part) {
    return Optional.ofNullable(parts.get(part));
  }

  boolean has(String column) {
    return columns.stream().anyMatch(there -> there.name().equals(column));
  }

  /** What each part was taken from, as it may be given again. */
  String meaning() {
    return parts.entrySet().stream()
        .map(part -> part.getKey().word() + "=" + part.getValue().name())
        .collect(Collectors.joining(","));
  }
}
