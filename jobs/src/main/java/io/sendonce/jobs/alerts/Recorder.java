package io.sendonce.jobs.alerts;

import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Turns what was found into alerts, and puts into the outbox what there is to tell. Safe for use by
 * many threads and many nodes at once.
 */
public final class Recorder {

  /** In one order, so that two watchers cannot wait for each other. */
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::condition).thenComparing(Finding::subject);

  private final Database database;
  private final List<String> channels;
  private final Duration repeat;

  /**
   * A recorder of one node.
   *
   * @param database where the alerts are
   * @param channels the names of those to be told
   * @param repeat after what time a critical alert is told again
   */
  public Recorder(Database database, List<String> channels, Duration repeat) {
    this.database = database;
    this.channels = List.copyOf(channels);
    this.repeat = repeat;
  }

  /** Records a look, whole or not at all. */
  public void record(Look look) {
    database.inTransaction(
        handle -> {
          look.findings().stream().sorted(ORDER).forEach(finding -> take(handle, finding));
          return resolve(handle, look);
        });
  }

  private void take(Handle handle, Finding finding) {
    long id =
        handle
            .createQuery(Database.sql("alerts/see"))
            .bind("condition", finding.condition().word())
            .bind("subject", finding.subject())
            .bind("severity", finding.severity().word())
            .bind("detail", finding.detail())
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(Database.sql("alerts/tell"))
        .bind("id", id)
        .bind("repeat", repeat.toString())
        .bindArray("channels", String.class, channels)
        .execute();
  }

  private int resolve(Handle handle, Look look) {
    return handle
        .createUpdate(Database.sql("alerts/resolve"))
        .bind("lookedAt", look.at())
        .bindArray("conditions", String.class, Condition.words(look.judged()))
        .bindArray(
            "happenings",
            String.class,
            Condition.words(
                Arrays.stream(Condition.values()).filter(Condition::isHappening).toList()))
        .bindArray("channels", String.class, channels)
        .execute();
  }
}
