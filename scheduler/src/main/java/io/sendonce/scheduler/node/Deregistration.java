package io.sendonce.scheduler.node;

import io.sendonce.scheduler.config.QuartzSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Takes a stopped node out of Quartz's tables, so that others need not find out that it is gone:
 * Quartz 2.5.2 leaves the row, and what was reserved but not fired can stay reserved.
 */
final class Deregistration {

  private final QuartzSettings quartz;
  private final DataSource database;

  Deregistration(QuartzSettings quartz, DataSource database) {
    this.quartz = quartz;
    this.database = database;
  }

  /**
   * Gives back what is only reserved and removes the node's row, unless something of it is still
   * executing: then the row stays, and others recover it as that of a dead node.
   *
   * @return whether the row is gone
   */
  boolean run() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean gone = run(connection);
        connection.commit();
        return gone;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private boolean run(Connection connection) throws SQLException {
    // Quartz's own order of locks; every change of trigger states happens under this one.
    lock(connection);
    update(
        connection,
        """
        UPDATE %1$sTRIGGERS t SET TRIGGER_STATE = 'WAITING'
          FROM %1$sFIRED_TRIGGERS f
         WHERE f.SCHED_NAME = ? AND f.INSTANCE_NAME = ? AND f.STATE = 'ACQUIRED'
           AND t.SCHED_NAME = f.SCHED_NAME AND t.TRIGGER_NAME = f.TRIGGER_NAME
           AND t.TRIGGER_GROUP = f.TRIGGER_GROUP AND t.TRIGGER_STATE = 'ACQUIRED'
        """);
    update(
        connection,
        """
        DELETE FROM %1$sFIRED_TRIGGERS
         WHERE SCHED_NAME = ? AND INSTANCE_NAME = ? AND STATE = 'ACQUIRED'
        """);
    return update(
            connection,
            """
            DELETE FROM %1$sSCHEDULER_STATE s
             WHERE s.SCHED_NAME = ? AND s.INSTANCE_NAME = ?
               AND NOT EXISTS (SELECT FROM %1$sFIRED_TRIGGERS f
                                WHERE f.SCHED_NAME = s.SCHED_NAME
                                  AND f.INSTANCE_NAME = s.INSTANCE_NAME)
            """)
        > 0;
  }

  private void lock(Connection connection) throws SQLException {
    String sql =
        "SELECT 1 FROM %1$sLOCKS WHERE SCHED_NAME = ? AND LOCK_NAME = 'TRIGGER_ACCESS' FOR UPDATE";
    try (PreparedStatement statement = prepare(connection, sql)) {
      statement.setString(1, quartz.schedulerName());
      statement.execute();
    }
  }

  private int update(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql)) {
      statement.setString(1, quartz.schedulerName());
      statement.setString(2, quartz.instanceId());
      return statement.executeUpdate();
    }
  }

  /** The prefix was checked to be part of a name when the settings were read. */
  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql.formatted(quartz.tablePrefix()));
  }
}
