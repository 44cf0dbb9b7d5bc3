package io.sendonce.jobs.schema;

/** The database was migrated by a newer version of this program. */
public final class SchemaTooNewException extends RuntimeException {

  SchemaTooNewException(String found, String known) {
    super(
        "the database has schema version "
            + found
            + ", and this program knows versions up to "
            + known
            + " only; start a newer version of it");
  }
}
