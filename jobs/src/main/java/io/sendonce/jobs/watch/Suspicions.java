package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Remembers since when something looks wrong, for whichever node looks next. */
final class Suspicions {

  /** Looks that are further apart do not show that it was so in between. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(5);

  private final Database database;

  Suspicions(Database database) {
    this.database = database;
  }

  /** Those of a condition's suspicions that have lasted for as long as it asks. */
  List<Suspicion> held(Watched watched, List<Suspicion> all, Instant at) {
    if (watched.patience().isZero()) {
      return all;
    }
    return database.inTransaction(
        handle ->
            all.stream()
                .sorted(Comparator.comparing(Suspicion::subject))
                .filter(
                    each ->
                        !since(handle, watched.condition(), each)
                            .plus(watched.patience())
                            .isAfter(at))
                .toList());
  }

  /** Drops what the look did not bear out. */
  void forget(Collection<Condition> judged, Instant lookedAt) {
    database.update(
        "watch/forget",
        update ->
            update
                .bindArray(
                    "conditions", String.class, judged.stream().map(Condition::word).toList())
                .bind("lookedAt", lookedAt));
  }

  private static Instant since(Handle handle, Condition condition, Suspicion suspicion) {
    return handle
        .createQuery(Database.sql("watch/suspect"))
        .bind("condition", condition.word())
        .bind("subject", suspicion.subject())
        .bindByType("alive", suspicion.alive(), Instant.class)
        .bind("patience", LONGEST_GAP.toString())
        .mapTo(Instant.class)
        .one();
  }
}
