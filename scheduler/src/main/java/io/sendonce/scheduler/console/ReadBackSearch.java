package io.sendonce.scheduler.console;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Conversations;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for duplicates at the provider while nobody waits for it: one search at a time, one
 * conversation after the other. Its last result stays until the next one, or until this process
 * ends. Safe for use by many threads.
 */
final class ReadBackSearch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");

  private final Conversations conversations;
  private final AuditTrail audit;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread it = new Thread(work, "search at the provider");
            it.setDaemon(true);
            return it;
          });
  private volatile Progress progress = new Progress(false, "", null, null, 0, 0, "");
  private volatile boolean isStopped;
  private volatile @Nullable FoundDuplicates found;

  ReadBackSearch(Database database, MessagingProvider provider, Clock clock) {
    this.conversations = new Conversations(database, provider);
    this.audit = new AuditTrail(database);
    this.clock = clock;
  }

  /**
   * How far the last search is.
   *
   * @param isRunning whether it goes on
   * @param actor who asked; empty before the first
   * @param beganAt when, or null before the first
   * @param endedAt when it ended, or null while it runs
   * @param asked of how many conversations it has asked
   * @param all of how many it will
   * @param problem why it ended early; else empty
   */
  public record Progress(
      boolean isRunning,
      String actor,
      @Nullable Instant beganAt,
      @Nullable Instant endedAt,
      int asked,
      int all,
      String problem) {

    Progress at(int nowAsked, int ofAll) {
      return new Progress(isRunning, actor, beganAt, endedAt, nowAsked, ofAll, problem);
    }

    Progress ended(Instant at, String why) {
      return new Progress(false, actor, beganAt, at, asked, all, why);
    }
  }

  Progress progress() {
    return progress;
  }

  /** What the last search found; empty before the first has ended. */
  Optional<FoundDuplicates> found() {
    return Optional.ofNullable(found);
  }

  /**
   * Begins a search.
   *
   * @return false if one is under way
   */
  synchronized boolean begin(Search search, int limit, Actor actor) {
    if (progress.isRunning()) {
      return false;
    }
    audit.write(
        actor,
        new AuditTrail.Deed(
            "find duplicates",
            "conversations at the provider",
            null,
            true,
            null,
            "at most %d are read".formatted(limit)));
    isStopped = false;
    found = null;
    progress = new Progress(true, actor.name(), clock.instant(), null, 0, limit, "");
    thread.execute(() -> run(search, limit));
    return true;
  }

  /** Ends it after the conversation that is being read; what was found until then is told. */
  void stop() {
    isStopped = true;
  }

  private void run(Search search, int limit) {
    try {
      FoundDuplicates all = FoundDuplicates.in(conversations.find(search, limit, this::isToGoOn));
      found = all;
      progress = progress.ended(clock.instant(), isStopped ? "It was stopped." : "");
    } catch (RuntimeException e) {
      LOG.error("a search at the provider failed", e);
      progress =
          progress.ended(
              clock.instant(), "It failed, and nothing is known; the log has the details.");
    }
  }

  private boolean isToGoOn(int asked, int all) {
    progress = progress.at(asked, all);
    return !isStopped;
  }

  @Override
  public void close() {
    isStopped = true;
    thread.shutdownNow();
  }
}
