package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.node.ClusterDatabase;
import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every file is used, says what it is for, and is understood by PostgreSQL. */
class QuartzStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Path FILES = Path.of("../sql/quartz");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):[a-z]\\w*");

  @Test
  void everyStatementIsUsed() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(QuartzStatementsTest::read)
              .collect(Collectors.joining());
    }
    assertThat(names()).allMatch(name -> sources.contains("\"" + name + "\""));
  }

  @Test
  void everyStatementIsUnderstoodByQuartzsTables() throws IOException, SQLException {
    QuartzStatements statements = QuartzStatements.of("QRTZ_");
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      for (String name : names()) {
        String sql = PARAMETER.matcher(statements.sql(name)).replaceAll("?");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          assertThat(statement.getParameterMetaData().getParameterCount()).as(name).isNotNegative();
        }
      }
    }
  }

  @Test
  void everyStatementSaysWhatItIsFor() throws IOException {
    for (String name : names()) {
      assertThat(read(FILES.resolve(name + ".sql"))).as(name).matches("(?s)-- [A-Z].{20,}");
    }
  }

  @Test
  void theTablesAreNamedByTheirPrefix() {
    assertThat(QuartzStatements.of("other.Q_").sql("own_fires"))
        .contains("other.Q_FIRED_TRIGGERS")
        .doesNotContain("QRTZ_");
  }

  private static Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".sql", ""))
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
