package io.sendonce.jobs.schema;

import org.flywaydb.core.api.MigrationInfo;

/** The table in which Flyway keeps what it ran, as SQL for those who run the migrations by hand. */
final class MigrationHistory {

  static final String TABLE = "sendonce_schema_history";

  /** The same as Flyway's own; a test compares them. */
  static final String CREATION =
      """
      CREATE TABLE IF NOT EXISTS sendonce_schema_history (
        installed_rank int           NOT NULL,
        version        varchar(50),
        description    varchar(200)  NOT NULL,
        type           varchar(20)   NOT NULL,
        script         varchar(1000) NOT NULL,
        checksum       int,
        installed_by   varchar(100)  NOT NULL,
        installed_on   timestamp     NOT NULL DEFAULT now(),
        execution_time int           NOT NULL,
        success        boolean       NOT NULL,
        CONSTRAINT sendonce_schema_history_pk PRIMARY KEY (installed_rank)
      );
      CREATE INDEX IF NOT EXISTS sendonce_schema_history_s_idx ON sendonce_schema_history (success);
      """;

  private MigrationHistory() {}

  static String record(MigrationInfo migration) {
    return """
        INSERT INTO sendonce_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        SELECT coalesce(max(installed_rank), 0) + 1, '%s', '%s', 'SQL', '%s', %d, current_user, 0, true
        FROM sendonce_schema_history;

        """
        .formatted(
            migration.getVersion().getVersion(),
            migration.getDescription().replace("'", "''"),
            migration.getScript(),
            migration.getChecksum());
  }
}
