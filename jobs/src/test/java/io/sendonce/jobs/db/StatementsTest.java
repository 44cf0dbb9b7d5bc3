package io.sendonce.jobs.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names of statements and their files are the same set, and PostgreSQL understands every one. */
class StatementsTest {

  private static final Path QUERIES = Path.of("../sql/queries");
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("../scheduler/src/main/java"));

  /** What statements about tables that are not ours are given in the place of one. */
  private static final String FOREIGN_MESSAGES =
      "SELECT NULL::text AS place, 'p' AS person, 'c' AS campaign, NULL::text AS name, 'out' AS direction,"
          + " 'Hello' AS text, now() AS at, '1' AS id, 1 AS id_order";

  private static final Pattern NAMED_PARAMETER = Pattern.compile("(?<!:):[a-zA-Z]\\w*");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void everyStatementIsUsedAndEveryNameUsedIsAStatement() throws IOException {
    String directories =
        names().stream()
            .map(name -> name.replaceAll("/.*", ""))
            .distinct()
            .collect(Collectors.joining("|"));
    Pattern name = Pattern.compile("\"((?:" + directories + ")/[a-z_0-9]+)\"");
    Set<String> used = new TreeSet<>();
    for (Path sources : SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file ->
                    name.matcher(read(file)).results().forEach(found -> used.add(found.group(1))));
      }
    }
    assertThat(used).isEqualTo(names());
  }

  @Test
  void everyStatementIsUnderstoodByTheMigratedSchema() throws IOException, SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      for (String name : names()) {
        String sql =
            NAMED_PARAMETER
                .matcher(Database.sql(name).replace("<sent>", FOREIGN_MESSAGES))
                .replaceAll("?");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          assertThat(statement.getParameterMetaData().getParameterCount()).as(name).isNotNegative();
        } catch (SQLException e) {
          throw new AssertionError(name + ": " + e.getMessage(), e);
        }
      }
    }
  }

  @Test
  void everyStatementSaysWhatItIsFor() throws IOException {
    for (String name : names()) {
      assertThat(read(QUERIES.resolve(name + ".sql"))).as(name).matches("(?s)-- [A-Z].{20,}");
    }
  }

  private static Set<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(QUERIES)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(file -> QUERIES.relativize(file).toString().replace(".sql", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
