package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;

/**
 * What the store asks and tells Quartz's tables, in the transactions of its callers. Errors are
 * Quartz's own kind, upon which it rolls back.
 */
final class ClusterTables {

  private final QuartzStatements statements;
  private final String scheduler;
  private final String instance;

  ClusterTables(QuartzStatements statements, String scheduler, String instance) {
    this.statements = statements;
    this.scheduler = scheduler;
    this.instance = instance;
  }

  /** How a fire of a job stands. */
  Standing standing(Connection connection, String fire, JobKey job) throws JobPersistenceException {
    return ask(
        connection,
        "fire_standing",
        query ->
            query
                .bind("fire", fire)
                .bind("job_name", job.getName())
                .bind("job_group", job.getGroup())
                .map(
                    (row, context) ->
                        new Standing(row.getString("state"), row.getBoolean("runs_elsewhere")))
                .one());
  }

  /** Checks this node in; true if its row had to be made. */
  boolean checkIn(Connection connection, long interval) throws JobPersistenceException {
    return ask(
        connection,
        "check_in",
        query -> query.bind("interval", interval).mapTo(Boolean.class).one());
  }

  /** All nodes, this one among them. */
  List<NodeRow> nodes(Connection connection) throws JobPersistenceException {
    return ask(
        connection,
        "nodes",
        query ->
            query
                .map(
                    (row, context) ->
                        new NodeRow(
                            row.getString("instance_name"),
                            row.getLong("last_checkin_time"),
                            Duration.ofMillis(row.getLong("checkin_interval")),
                            Duration.ofMillis(row.getLong("silence")),
                            NodeRow.Session.of(
                                row.getBoolean("had_session"), row.getBoolean("is_connected")),
                            row.getLong("now")))
                .list());
  }

  /** The fires that the store has down for this node, with their triggers. */
  Map<String, TriggerKey> ownFires(Connection connection) throws JobPersistenceException {
    return ask(
        connection,
        "own_fires",
        query ->
            query
                .map((row, context) -> Map.entry(row.getString("entry_id"), trigger(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  boolean hasStuckTriggers(Connection connection) throws JobPersistenceException {
    return ask(connection, "has_stuck_triggers", query -> query.mapTo(Boolean.class).one());
  }

  /** Frees them and says which they were; under the lock only. */
  List<TriggerKey> freeStuckTriggers(Connection connection) throws JobPersistenceException {
    return ask(
        connection,
        "free_stuck_triggers",
        query -> query.map((row, context) -> trigger(row)).list());
  }

  /** Gives back what this node has reserved and takes its row away. */
  void leave(Connection connection) throws JobPersistenceException {
    ask(connection, "leave", query -> query.mapTo(String.class).list());
  }

  void seedLocks(Connection connection) throws JobPersistenceException {
    ask(connection, "seed_locks", query -> query.mapTo(String.class).list());
  }

  /** Wakes the other nodes once the transaction is committed. */
  void wakeNodes(Connection connection) throws JobPersistenceException {
    ask(connection, "wake_nodes", query -> query.mapTo(String.class).list());
  }

  /** False if another session holds this node's name. */
  boolean holdName(Connection connection) throws JobPersistenceException {
    return ask(connection, "hold_name", query -> query.mapTo(Boolean.class).one());
  }

  /** Makes a trigger due that many ms from now. */
  void moveNextFire(Connection connection, TriggerKey trigger, long delay)
      throws JobPersistenceException {
    ask(
        connection,
        "move_next_fire",
        query ->
            query
                .bind("trigger_name", trigger.getName())
                .bind("trigger_group", trigger.getGroup())
                .bind("delay", delay)
                .mapTo(String.class)
                .list());
  }

  /** The triggers to reserve next, with the classes of their jobs. */
  List<Candidate> candidates(Connection connection, CandidateQuery wanted)
      throws JobPersistenceException {
    return ask(
        connection,
        "acquire_candidates",
        query ->
            query
                .bind("no_later_than", wanted.noLaterThan())
                .bind("no_earlier_than", wanted.noEarlierThan())
                .bindArray("absent_classes", String.class, List.copyOf(wanted.absentClasses()))
                .bind("depth", wanted.most())
                .map(
                    (row, context) ->
                        new Candidate(
                            trigger(row),
                            row.getString("job_class_name"),
                            row.getBoolean("is_beyond_share")))
                .list());
  }

  private static TriggerKey trigger(ResultSet row) throws SQLException {
    return new TriggerKey(row.getString("trigger_name"), row.getString("trigger_group"));
  }

  private <T> T ask(Connection connection, String statement, Function<Query, T> work)
      throws JobPersistenceException {
    try (Query query = handle(connection).createQuery(statements.sql(statement))) {
      return work.apply(query.bind("scheduler", scheduler).bind("instance", instance));
    } catch (JdbiException e) {
      Throwable reason = e.getCause() instanceof SQLException sql ? sql : e;
      throw new JobPersistenceException(statement + ": " + reason.getMessage(), reason);
    }
  }

  /** A view of a connection that somebody else opened, commits and closes. */
  static Handle handle(Connection connection) {
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    jdbi.registerArrayType(String.class, "text");
    return jdbi.open();
  }

  /**
   * A trigger that may be reserved.
   *
   * @param isBeyondShare this node has its share of such jobs already
   */
  record Candidate(TriggerKey trigger, String jobClass, boolean isBeyondShare) {}

  /**
   * What may be reserved.
   *
   * @param noLaterThan due until then, in ms of the epoch
   * @param noEarlierThan what was due before is a misfire
   * @param absentClasses of jobs that this node cannot run
   * @param most how many are looked at
   */
  record CandidateQuery(
      long noLaterThan, long noEarlierThan, Set<String> absentClasses, int most) {}
}
