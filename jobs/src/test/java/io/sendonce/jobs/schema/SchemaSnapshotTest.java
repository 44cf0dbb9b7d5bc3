package io.sendonce.jobs.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaSnapshotTest {

  private static final Path SNAPSHOT = Path.of("../sql/schema.sql");
  private static final String HEAD =
      """
      -- The schema after all migrations, to be read and never run: migrations/ makes it. A test compares
      -- the two, and writes this file when it is run with -Dschema.snapshot=write.

      """;

  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  @Test
  void theSnapshotIsWhatTheMigrationsMake() throws IOException {
    Schema.of(database.dataSource()).migrate("sendonce");
    String schema = HEAD + new Catalog(database.dataSource()).ofOurs();
    if (System.getProperty("schema.snapshot", "compare").equals("write")) {
      Files.writeString(SNAPSHOT, schema);
    }
    assertThat(Files.readString(SNAPSHOT)).isEqualTo(schema);
  }
}
