package io.sendonce.jobs.testdata;

import io.sendonce.jobs.schema.Schema;
import io.sendonce.testing.TestDatabase;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Migrated databases that are emptied after a test and used again: a clone takes many times as
 * long. One whose schema a test has changed, or to which it left a connection open, is dropped
 * instead.
 */
final class ReusedDatabase {

  private static final Deque<ReusedDatabase> CLEAN = new ConcurrentLinkedDeque<>();

  private static final String SHAPE =
      """
      SELECT md5(string_agg(it, ' ' ORDER BY it)) FROM (
        SELECT relname || relkind::text || relnatts FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT proname || prosrc || provolatile::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT conrelid::regclass || conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      ) AS everything (it)
      """;
  // A connection that was closed just now is still there for a moment.
  private static final String OTHERS =
      """
      DO $$ BEGIN
        FOR i IN 1..40 LOOP
          PERFORM pg_stat_clear_snapshot();
          EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid());
          PERFORM pg_sleep(0.005);
        END LOOP;
      END $$
      """;
  private static final String EMPTY =
      """
      DO $$ DECLARE it regclass; BEGIN
        SET LOCAL session_replication_role = replica;
        FOR it IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            AND relname NOT IN ('sendonce_schema_history', 'qrtz_locks') LOOP
          EXECUTE 'DELETE FROM ' || it;
        END LOOP;
        DELETE FROM qrtz_locks WHERE sched_name <> 'sendonce';
        INSERT INTO send_switch DEFAULT VALUES;
        FOR it IN SELECT oid FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace LOOP
          PERFORM setval(it, 1, false);
        END LOOP;
      END $$
      """;

  private final TestDatabase database;
  private final String shape;

  private ReusedDatabase(TestDatabase database) {
    this.database = database;
    try (Handle handle = Jdbi.open(database.dataSource())) {
      this.shape = shape(handle);
    }
  }

  static ReusedDatabase take(ExtensionContext context) {
    ReusedDatabase clean = CLEAN.poll();
    if (clean != null) {
      return clean;
    }
    TestDatabase fresh =
        TestDatabase.migrated("sendonce", dataSource -> Schema.of(dataSource).migrate("sendonce"));
    fresh.beforeEach(context);
    return new ReusedDatabase(fresh);
  }

  void giveBack(ExtensionContext context) throws Exception {
    try (Handle handle = Jdbi.open(database.dataSource())) {
      if (isReusable(handle)) {
        handle.execute(EMPTY);
        CLEAN.push(this);
        return;
      }
    }
    database.afterEach(context);
  }

  TestDatabase database() {
    return database;
  }

  private boolean isReusable(Handle handle) {
    handle.execute(OTHERS);
    long others =
        handle
            .select(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
            .mapTo(Long.class)
            .one();
    return others == 0 && shape.equals(shape(handle));
  }

  private static String shape(Handle handle) {
    return handle.select(SHAPE).mapTo(String.class).one();
  }
}
