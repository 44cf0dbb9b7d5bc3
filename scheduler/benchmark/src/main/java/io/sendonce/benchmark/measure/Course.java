package io.sendonce.benchmark.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Plays runs: a fresh copy of a filled database, the contestant's processes, the check. */
public final class Course {

  private static final Duration LONGEST_LEAVING = Duration.ofSeconds(10);

  /** Names are unique on every server. */
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Server server;
  private final Path folder;
  private final Map<String, String> templates = new HashMap<>();

  /**
   * A course on a server.
   *
   * @param folder where logs go
   */
  public Course(Server server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Plays one run; what goes wrong is told in it. */
  public Run play(Contestant contestant, Workload asked, int round) {
    Workload workload = contestant.workload(asked);
    try {
      Target target = fresh(contestant, workload);
      try {
        return play(contestant, workload, target, round);
      } finally {
        server.drop(target);
      }
    } catch (BenchmarkFailedException e) {
      return Run.failed(round, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return Run.failed(round, e.toString());
    }
  }

  private Run play(Contestant contestant, Workload workload, Target target, int round)
      throws BenchmarkFailedException {
    Layout layout = contestant.layout();
    long before = server.transactions(target.name());
    List<Launch> launches = contestant.processes(target, workload);
    Stopwatch.Span span;
    try (Crew crew = Crew.start(launches, folder.resolve(contestant.name() + ".log"))) {
      span = new Stopwatch(target, layout, workload, crew).watch();
    }
    awaitLeaving(target);
    long transactions = server.transactions(target.name()) - before - span.looks();
    try (Handle handle = target.access().open()) {
      return Run.of(
          round,
          figures(span, seconds(handle, layout, workload), transactions, workload),
          check(handle, layout, workload));
    }
  }

  private static Figures figures(
      Stopwatch.Span span, double seconds, long transactions, Workload workload) {
    Reading begin = span.begin();
    Reading end = span.end();
    double messages = Math.max(1, end.progress() - begin.progress());
    return new Figures(
        seconds,
        workload.messages() / seconds,
        (end.walBytes() - begin.walBytes()) / messages,
        (double) transactions / workload.total(),
        ProcessorTimes.between(begin.server(), end.server()).toMillis() / messages,
        ProcessorTimes.between(begin.client(), end.client()).toMillis() / messages);
  }

  private static double seconds(Handle handle, Layout layout, Workload workload) {
    return handle
        .createQuery(Statements.text(layout.seconds()))
        .bind("warmUp", workload.warmUp())
        .mapTo(Double.class)
        .one();
  }

  /** Asks the database what was done. */
  private static Check check(Handle handle, Layout layout, Workload workload) {
    Check check =
        handle
            .createQuery(Statements.text(layout.check()))
            .bind("messages", workload.total())
            .map(ConstructorMapper.of(Check.class))
            .one();
    for (String open : layout.open()) {
      check =
          check.withOpen(
              handle
                  .createQuery(Statements.text(open))
                  .bind("messages", workload.total())
                  .mapTo(Long.class)
                  .one());
    }
    return check;
  }

  /** Sessions tell their counts at the latest when they end. */
  private void awaitLeaving(Target target) {
    long end = System.nanoTime() + LONGEST_LEAVING.toNanos();
    while (server.sessions(target.name()) > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private Target fresh(Contestant contestant, Workload workload) throws BenchmarkFailedException {
    String template = template(contestant, workload);
    Target target = server.create("run_" + COUNT.incrementAndGet(), template);
    server.checkpoint();
    return target;
  }

  private String template(Contestant contestant, Workload workload)
      throws BenchmarkFailedException {
    String key = contestant.template();
    String known = templates.get(key);
    if (known != null) {
      return known;
    }
    Target made = server.create("template_" + COUNT.incrementAndGet());
    contestant.fill(made, workload);
    made.analyze();
    awaitLeaving(made);
    templates.put(key, made.name());
    return made.name();
  }
}
