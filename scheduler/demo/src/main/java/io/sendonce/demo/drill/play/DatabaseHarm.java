package io.sendonce.demo.drill.play;

import io.sendonce.demo.stage.DemoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is done to the database as a whole, and taken back. */
final class DatabaseHarm {

  private static final List<String> QUEUE_TABLES =
      List.of("send_queue", "send_attempts", "linkedin_messages", "attempt_evidence");

  private static final String TERMINATE =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = :name AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        AND application_name <> 'sendonce-demo'
      """;

  private final DemoDatabase database;
  private @Nullable Handle locker;

  DatabaseHarm(DemoDatabase database) {
    this.database = database;
  }

  /** How many sessions ended. */
  int terminateAll() {
    return database
        .maintenance()
        .withHandle(
            handle ->
                handle.createQuery(TERMINATE).bind("name", database.name()).mapTo(int.class).one());
  }

  /** Holds a lock that nothing on the queue gets past. */
  synchronized void lockQueue(Duration longestWait) {
    Handle handle = database.jdbi().open();
    try {
      handle.begin();
      handle.execute("SET LOCAL lock_timeout = " + longestWait.toMillis());
      handle.execute("LOCK TABLE send_queue IN ACCESS EXCLUSIVE MODE");
      locker = handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  synchronized void unlockQueue() {
    Handle handle = locker;
    locker = null;
    if (handle != null) {
      handle.rollback();
      handle.close();
    }
  }

  /** From now on every session that begins may only read, and every session begins anew. */
  void takeNoWrites() {
    alter("SET default_transaction_read_only = on");
    terminateAll();
  }

  void takeWrites() {
    alter("RESET default_transaction_read_only");
    terminateAll();
  }

  /** Writes to the queue's tables fail as they do when a file cannot grow: SQLSTATE 53100. */
  void fillUp() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    CREATE OR REPLACE FUNCTION drill_disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      RAISE EXCEPTION 'could not extend file: No space left on device (played by the drill)'
                        USING ERRCODE = 'disk_full';
                    END $$
                    """));
    eachTable(
        table ->
            "CREATE TRIGGER drill_disk_full BEFORE INSERT OR UPDATE ON "
                + table
                + " FOR EACH STATEMENT EXECUTE FUNCTION drill_disk_full()");
  }

  void makeRoom() {
    eachTable(table -> "DROP TRIGGER IF EXISTS drill_disk_full ON " + table);
  }

  /** One transaction for each: whoever waits for a second lock may be waited for. */
  private void eachTable(UnaryOperator<String> statement) {
    database
        .jdbi()
        .useHandle(handle -> QUEUE_TABLES.forEach(table -> handle.execute(statement.apply(table))));
  }

  private void alter(String what) {
    database
        .maintenance()
        .useHandle(handle -> handle.execute("ALTER DATABASE " + database.name() + " " + what));
  }
}
