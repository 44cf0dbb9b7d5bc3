package io.sendonce.proof.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** What the nodes of a cluster wrote down, and what stands in Quartz's tables. */
public final class Diaries {

  private final Jdbi jdbi;

  Diaries(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    this.jdbi = Jdbi.create(source);
  }

  /** Pairs of executions of one job that ran at once. */
  public int overlaps() {
    return number("SELECT count(*) FROM proof_overlap");
  }

  /** All executions, in the order of their beginning. */
  public List<Run> runs() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT node, job, trigger, due, began, ended FROM proof_run ORDER BY began")
                .map(view -> run(view))
                .list());
  }

  /** Those of one job. */
  public List<Run> runs(String job) {
    return runs().stream().filter(run -> run.job().equals(job)).toList();
  }

  /** The first execution that is as wanted, if there is one. */
  public Optional<Run> first(Predicate<Run> wanted) {
    return runs().stream().filter(wanted).findFirst();
  }

  /** Waits for an execution, which must come. */
  public Run await(Duration longest, String what, Predicate<Run> wanted)
      throws CaseFailedException {
    Patience.require(longest, what, () -> first(wanted).isPresent());
    return first(wanted).orElseThrow();
  }

  /** Waits for an execution, which may not come. */
  public Optional<Run> awaitPerhaps(Duration longest, Predicate<Run> wanted)
      throws CaseFailedException {
    Patience.await(longest, () -> first(wanted).isPresent());
    return first(wanted);
  }

  /** The times at which somebody asked for a run, in their order. */
  public List<Instant> asked() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT at FROM proof_diary WHERE kind = 'ASKED' ORDER BY at")
                .mapTo(Instant.class)
                .list());
  }

  /** The database's time. */
  public Instant now() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT clock_timestamp()").mapTo(Instant.class).one());
  }

  /** The node that has reserved a trigger for its next fire. */
  public Optional<String> reservedBy(String trigger) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT instance_name FROM qrtz_fired_triggers"
                        + " WHERE trigger_name = :trigger AND state = 'ACQUIRED'")
                .bind("trigger", trigger)
                .mapTo(String.class)
                .findFirst());
  }

  /** When a node last checked in, by its own clock; empty when it is not in the cluster. */
  public Optional<Instant> checkIn(String node) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT last_checkin_time FROM qrtz_scheduler_state WHERE instance_name = :node")
                .bind("node", node)
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli));
  }

  /** A trigger's state as it is in the store. */
  public String state(String trigger) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT trigger_state FROM qrtz_triggers WHERE trigger_name = :trigger")
                .bind("trigger", trigger)
                .mapTo(String.class)
                .findFirst()
                .orElse("gone"));
  }

  /** Rows in the tables that say which nodes live and what they are at. */
  public int rowsOfNodes() {
    return number(
        "SELECT (SELECT count(*) FROM qrtz_scheduler_state)"
            + " + (SELECT count(*) FROM qrtz_fired_triggers)");
  }

  /** Changes Quartz's tables behind its back. */
  public void plant(String sql, Map<String, Object> values) {
    jdbi.useHandle(handle -> handle.createUpdate(sql).bindMap(values).execute());
  }

  /** Ends the sessions of all others on this database; how many. */
  public int terminateSessions() {
    return number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            + " AND backend_type = 'client backend'");
  }

  /** Holds the rows of QRTZ_LOCKS for some time, as a session does whose node hangs. */
  public void holdLocks(Duration length) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("SELECT * FROM qrtz_locks FOR UPDATE");
          Patience.pause(length);
        });
  }

  /** Whether the server answers. */
  public boolean answers() {
    try {
      now();
      return true;
    } catch (ConnectionException e) {
      return false;
    }
  }

  void killed(String node) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO proof_diary VALUES"
                        + " (gen_random_uuid(), 'KILLED', :node, '', '', '', now(), clock_timestamp())")
                .bind("node", node)
                .execute());
  }

  private int number(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static Run run(RowView view) throws SQLException {
    @Nullable Instant ended = view.getColumn("ended", Instant.class);
    return new Run(
        view.getColumn("node", String.class),
        view.getColumn("job", String.class),
        view.getColumn("trigger", String.class),
        view.getColumn("due", Instant.class),
        view.getColumn("began", Instant.class),
        ended);
  }
}
