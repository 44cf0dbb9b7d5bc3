package io.sendonce.jobs.testdata;

import io.sendonce.jobs.db.Database;
import io.sendonce.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A migrated database of one's own for every test, with short ways to fill and to read it. */
public final class QueueDatabase implements BeforeEachCallback, AfterEachCallback {

  private @Nullable ReusedDatabase reused;
  private @Nullable Handle handle;

  @Override
  public void beforeEach(ExtensionContext context) {
    reused = ReusedDatabase.take(context);
    handle = Jdbi.open(dataSource());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Objects.requireNonNull(handle).close();
    Objects.requireNonNull(reused).giveBack(context);
  }

  /** In a transaction of its own, on the one connection that filling and reading share. */
  private synchronized <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
    return Objects.requireNonNull(handle).inTransaction(work);
  }

  /** Connections to it, unpooled. */
  public DataSource dataSource() {
    return database().dataSource();
  }

  /** Its JDBC URL, with user and password in it. */
  public String jdbcUrl() {
    return database().jdbcUrl();
  }

  /** Its named statements. */
  public Database statements() {
    return Database.over(dataSource());
  }

  /** Runs SQL and gives the number of rows it touched. */
  public int run(String sql, @Nullable Object... values) {
    return inTransaction(handle -> handle.execute(sql, values));
  }

  /** Runs SQL that triggers and foreign keys would refuse, to make a past that nobody waits for. */
  public int forge(String sql, @Nullable Object... values) {
    return inTransaction(
        handle -> {
          handle.execute("SET LOCAL session_replication_role = replica");
          return handle.execute(sql, values);
        });
  }

  /** What the database says when it refuses a statement; an error if it does not refuse. */
  public Refusal refusal(String sql, @Nullable Object... values) {
    try {
      run(sql, values);
    } catch (JdbiException e) {
      return Refusal.in(e);
    }
    throw new AssertionError("not refused: " + sql);
  }

  /** The rows of a query, column names in lower case. */
  public List<Map<String, Object>> rows(String sql, @Nullable Object... values) {
    return inTransaction(handle -> handle.select(sql, values).mapToMap().list());
  }

  /** The rows of a query as records whose components are its columns. */
  public <T> List<T> rows(Class<T> type, String sql, @Nullable Object... values) {
    return inTransaction(handle -> handle.select(sql, values).map(Database.rows(type)).list());
  }

  /** The one column of a query, as text. */
  public List<String> strings(String sql, @Nullable Object... values) {
    return inTransaction(handle -> handle.select(sql, values).mapTo(String.class).list());
  }

  /** The one value of a query. */
  public <T> T value(Class<T> type, String sql, @Nullable Object... values) {
    return inTransaction(handle -> handle.select(sql, values).mapTo(type).one());
  }

  /** An active campaign; its id. */
  public long campaign(String name) {
    return value(Long.class, "INSERT INTO campaigns (name) VALUES (?) RETURNING id", name);
  }

  /** An account without spacing; its id. */
  public long account(String providerAccountId) {
    return value(
        Long.class,
        "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
            + " VALUES (?, '0', '0') RETURNING id",
        providerAccountId);
  }

  /** A person in a campaign; the prospect's id. */
  public long prospect(long campaign, String providerId) {
    return value(
        Long.class,
        "INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (?, ?) RETURNING id",
        campaign,
        providerId);
  }

  /** A message that is due since a minute; its id. */
  public long enqueue(long campaign, long prospect, long account, int step) {
    return enqueue(campaign, prospect, account, step, Duration.ofMinutes(-1));
  }

  /** A message that is due at an offset from now; its id. */
  public long enqueue(long campaign, long prospect, long account, int step, Duration due) {
    return value(
        Long.class,
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)"
            + " VALUES (?, ?, ?, ?, ?, now() + CAST(? AS interval)) RETURNING id",
        campaign,
        prospect,
        account,
        step,
        "Hello, this is step " + step,
        due.toString());
  }

  /** A due message of a campaign, a person and an account of its own; its id. */
  public long enqueueAnywhere(String name) {
    long campaign = campaign("campaign " + name);
    return enqueue(campaign, prospect(campaign, "person-" + name), account("account-" + name), 1);
  }

  /** Where a message stands. */
  public String status(long queueId) {
    return value(String.class, "SELECT status FROM send_queue WHERE id = ?", queueId);
  }

  private TestDatabase database() {
    return Objects.requireNonNull(reused).database();
  }
}
