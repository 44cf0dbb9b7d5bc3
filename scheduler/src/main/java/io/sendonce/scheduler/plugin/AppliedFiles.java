package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.JobsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** The record of the files that were applied to one group of jobs; it only grows. */
final class AppliedFiles {

  private static final ClasspathSqlLocator STATEMENTS = ClasspathSqlLocator.removingComments();
  private static final String TABLE = "/io/sendonce/sql/migrations/V004__jobs_files.sql";

  private final Handle handle;
  private final String scheduler;
  private final String group;

  /**
   * @param handle a transaction that holds the store's lock
   */
  AppliedFiles(Handle handle, String scheduler, String group) {
    this.handle = handle;
    this.scheduler = scheduler;
    this.group = group;
  }

  /** The one applied last. */
  Optional<AppliedFile> current() {
    return isThere()
        ? named(handle.createQuery(sql("current_file")))
            .map(ConstructorMapper.of(AppliedFile.class))
            .findOne()
        : Optional.empty();
  }

  /** How a file stands to it. */
  Verdict judge(JobsFile.Jobs file) {
    Optional<AppliedFile> current = current();
    if (current.isEmpty()) {
      return Verdict.NEWER;
    }
    int generation = file.head().generation();
    String fingerprint = file.fingerprint();
    if (current.get().fingerprint().equals(fingerprint)
        && generation <= current.get().generation()) {
      return Verdict.EQUAL;
    }
    boolean isOlder =
        generation < current.get().generation() || wasApplied(generation, fingerprint);
    return isOlder ? Verdict.OLDER : Verdict.NEWER;
  }

  /** Adds a file to the record. */
  void add(JobsFile.Jobs file, String by, List<JobChange> changes) throws SQLException {
    if (!isThere()) {
      create();
    }
    List<String> flagged =
        changes.stream()
            .filter(change -> change.kind() == JobChange.Kind.FLAGGED)
            .map(JobChange::name)
            .toList();
    named(handle.createUpdate(sql("add_file")))
        .bind("generation", file.head().generation())
        .bind("fingerprint", file.fingerprint())
        .bind("by", by)
        .bind("summary", JobsReport.summary(changes))
        .bindArray("surplus", String.class, flagged)
        .execute();
  }

  private boolean wasApplied(int generation, String fingerprint) {
    return named(handle.createQuery(sql("was_applied")))
        .bind("generation", generation)
        .bind("fingerprint", fingerprint)
        .mapTo(Boolean.class)
        .one();
  }

  private boolean isThere() {
    return handle.createQuery(sql("has_table")).mapTo(Boolean.class).one();
  }

  /** In a cluster that is not ours nobody runs our migrations; this one may come again. */
  private void create() throws SQLException {
    try (InputStream script = AppliedFiles.class.getResourceAsStream(TABLE);
        Statement statement = handle.getConnection().createStatement()) {
      byte[] text = Objects.requireNonNull(script, TABLE).readAllBytes();
      statement.execute(new String(text, StandardCharsets.UTF_8));
    } catch (SQLException e) {
      String advice = "the table sendonce_jobs_files is missing and cannot be made here, have ";
      String text = advice + TABLE.replaceFirst(".*/", "") + " of our migrations run: ";
      throw new SQLException(text + e.getMessage(), e.getSQLState(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE, e);
    }
  }

  private <S extends SqlStatement<S>> S named(S statement) {
    return statement.bind("scheduler", scheduler).bind("group", group);
  }

  static String sql(String name) {
    return STATEMENTS.locate("io/sendonce/sql/plugin/" + name);
  }
}
