package io.sendonce.benchmark.measure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/** Watches one run from outside, until the last message is done. */
final class Stopwatch {

  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration STANDSTILL = Duration.ofSeconds(1);
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

  private final Target target;
  private final Layout layout;
  private final Workload workload;
  private final Crew crew;
  private long looks;

  Stopwatch(Target target, Layout layout, Workload workload, Crew crew) {
    this.target = target;
    this.layout = layout;
    this.workload = workload;
    this.crew = crew;
  }

  /**
   * The counters when the warm-up was over and when all was done.
   *
   * @param begin the former
   * @param end the latter
   * @param looks how many transactions of the watch itself are among those of the database
   */
  record Span(Reading begin, Reading end, long looks) {}

  Span watch() throws BenchmarkFailedException {
    try (Handle handle = target.access().open()) {
      Reading begin = null;
      long last = 0;
      long moved = System.nanoTime();
      while (true) {
        long progress = look(handle, layout.progress(), Long.class);
        if (begin == null && progress >= workload.warmUp()) {
          begin = Reading.take(progress, target.server(), crew);
        }
        boolean stands = System.nanoTime() - moved > STANDSTILL.toNanos();
        if (begin != null && (progress >= workload.total() || stands) && isDone(handle)) {
          return new Span(begin, Reading.take(workload.total(), target.server(), crew), looks);
        }
        moved = progress == last ? moved : System.nanoTime();
        last = progress;
        refuseToWaitOn(moved, last);
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
    }
  }

  private boolean isDone(Handle handle) {
    return !look(handle, layout.left(), Boolean.class);
  }

  private <T> T look(Handle handle, String statement, Class<T> type) {
    looks++;
    return handle.createQuery(Statements.text(statement)).mapTo(type).one();
  }

  private void refuseToWaitOn(long moved, long progress) throws BenchmarkFailedException {
    crew.requireAll();
    if (System.nanoTime() - moved > LONGEST_STANDSTILL.toNanos()) {
      throw new BenchmarkFailedException(
          "nothing moved for %d s after %d messages; the log is %s"
              .formatted(LONGEST_STANDSTILL.toSeconds(), progress, crew.log()));
    }
  }
}
