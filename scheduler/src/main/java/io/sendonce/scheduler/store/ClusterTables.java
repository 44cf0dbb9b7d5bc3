package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.quartz.JobKey;
import org.quartz.TriggerKey;

/** What the store asks and tells Quartz's tables, in the transactions of its callers. */
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
  Standing standing(Connection connection, String fire, JobKey job) {
    return as(handle(connection).createQuery(sql("fire_standing")))
        .bind("fire", fire)
        .bind("job_name", job.getName())
        .bind("job_group", job.getGroup())
        .map(
            (row, context) ->
                new Standing(row.getString("state"), row.getBoolean("runs_elsewhere")))
        .one();
  }

  /** Checks this node in; true if its row had to be made. */
  boolean checkIn(Connection connection, long interval) {
    return as(handle(connection).createQuery(sql("check_in")))
        .bind("interval", interval)
        .mapTo(Boolean.class)
        .one();
  }

  /** All nodes, this one among them. */
  List<NodeRow> nodes(Connection connection) {
    return as(handle(connection).createQuery(sql("nodes")))
        .map(
            (row, context) ->
                new NodeRow(
                    row.getString("instance_name"),
                    row.getLong("last_checkin_time"),
                    Duration.ofMillis(row.getLong("checkin_interval")),
                    Duration.ofMillis(row.getLong("silence")),
                    row.getBoolean("is_connected"),
                    row.getLong("now")))
        .list();
  }

  /** The fires that the store has down for this node, with their triggers. */
  Map<String, TriggerKey> ownFires(Connection connection) {
    return as(handle(connection).createQuery(sql("own_fires")))
        .map((row, context) -> Map.entry(row.getString("entry_id"), trigger(row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  boolean hasStuckTriggers(Connection connection) {
    return as(handle(connection).createQuery(sql("has_stuck_triggers"))).mapTo(Boolean.class).one();
  }

  /** Frees them and says which they were; under the lock only. */
  List<String> freeStuckTriggers(Connection connection) {
    return as(handle(connection).createQuery(sql("free_stuck_triggers")))
        .mapTo(String.class)
        .list();
  }

  /** Gives back what this node has reserved and takes its row away; false if it has to stay. */
  boolean leave(Connection connection) {
    return as(handle(connection).createUpdate(sql("leave"))).execute() > 0;
  }

  void seedLocks(Connection connection) {
    as(handle(connection).createUpdate(sql("seed_locks"))).execute();
  }

  /** Wakes the other nodes once the transaction is committed. */
  void wakeNodes(Connection connection) {
    as(handle(connection).createQuery(sql("wake_nodes"))).mapTo(String.class).list();
  }

  /** False if another session holds this node's name. */
  boolean holdName(Connection connection) {
    return as(handle(connection).createQuery(sql("hold_name"))).mapTo(Boolean.class).one();
  }

  void moveNextFire(Connection connection, TriggerKey trigger, long delay) {
    as(handle(connection).createUpdate(sql("move_next_fire")))
        .bind("trigger_name", trigger.getName())
        .bind("trigger_group", trigger.getGroup())
        .bind("delay", delay)
        .execute();
  }

  /** The triggers to reserve next, with the classes of their jobs. */
  List<Candidate> candidates(Connection connection, CandidateQuery query) {
    return as(handle(connection).createQuery(sql("acquire_candidates")))
        .bind("no_later_than", query.noLaterThan())
        .bind("no_earlier_than", query.noEarlierThan())
        .bind("given_up_by_others", query.givenUpByOthers())
        .bindArray("absent_classes", String.class, List.copyOf(query.absentClasses()))
        .bind("depth", Math.max(200, query.most() * 20))
        .bind("most", query.most())
        .map((row, context) -> new Candidate(trigger(row), row.getString("job_class_name")))
        .list();
  }

  private static TriggerKey trigger(ResultSet row) throws SQLException {
    return new TriggerKey(row.getString("trigger_name"), row.getString("trigger_group"));
  }

  private String sql(String name) {
    return statements.sql(name);
  }

  private <S extends SqlStatement<S>> S as(S statement) {
    return statement.bind("scheduler", scheduler).bind("instance", instance);
  }

  /** A view of a connection that somebody else opened, commits and closes. */
  private static Handle handle(Connection connection) {
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    jdbi.registerArrayType(String.class, "varchar");
    return jdbi.open();
  }

  /** A trigger that may be reserved. */
  record Candidate(TriggerKey trigger, String jobClass) {}

  /**
   * What may be reserved.
   *
   * @param noLaterThan due until then, in ms of the epoch
   * @param noEarlierThan what was due before is a misfire
   * @param givenUpByOthers what was due before is taken beyond this node's share
   * @param absentClasses of jobs that this node cannot run
   * @param most how many
   */
  record CandidateQuery(
      long noLaterThan,
      long noEarlierThan,
      long givenUpByOthers,
      Set<String> absentClasses,
      int most) {}
}
