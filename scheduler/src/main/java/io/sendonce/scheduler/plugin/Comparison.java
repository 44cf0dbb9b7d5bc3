package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.JobChange.Kind;
import io.sendonce.scheduler.properties.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.spi.OperableTrigger;

/** What makes the store's jobs those of a file, or why that cannot be. */
final class Comparison {

  private final String place;
  private final JobClasses classes;
  private final Instant now;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>();

  /**
   * @param place how the file is named in problems
   */
  Comparison(String place, JobClasses classes, Instant now) {
    this.place = place;
    this.classes = classes;
    this.now = now;
    problems.addAll(classes.problems());
  }

  List<Step> steps() {
    return steps;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void refuse(String text) {
    problems.add(new Problem(place, 0, text));
  }

  /** A job that the file has. */
  void compare(PlannedJob planned, @Nullable StoredJob stored) {
    if (stored != null && !stored.isOurs()) {
      refuse("the store has a job " + planned.key() + " that no jobs file made: rename one");
      return;
    }
    Optional<Class<? extends Job>> type = classes.of(planned.declared());
    if (stored == null) {
      type.ifPresentOrElse(found -> add(planned, found), () -> missing(planned));
    } else {
      compare(planned, stored, type);
    }
  }

  /** A job that a file made and this one does not have. */
  void surplus(StoredJob stored, boolean isRemoved, String why) {
    List<Difference> reason = why.isEmpty() ? List.of() : List.of(new Difference(why, "", ""));
    String name = stored.key().getName();
    steps.add(
        isRemoved
            ? Step.of(name, Kind.REMOVED, reason, session -> session.removeJob(stored.key()))
            : Step.none(name, Kind.FLAGGED, reason));
  }

  private void add(PlannedJob planned, Class<? extends Job> type) {
    Difference what = new Difference(planned.scheduleMark() + ": " + type.getName(), "", "");
    JobDetail detail = planned.detail(type);
    if (planned.timing() == null) {
      step(planned, Kind.ADDED, List.of(what), session -> session.storeJob(detail));
      return;
    }
    OperableTrigger trigger = planned.trigger(now.plus(planned.offset()));
    if (trigger == null) {
      neverDue(planned);
      return;
    }
    step(
        planned,
        Kind.ADDED,
        List.of(what),
        session -> {
          session.storeJob(detail);
          session.storeTrigger(trigger);
        });
  }

  private void compare(PlannedJob planned, StoredJob stored, Optional<Class<? extends Job>> type) {
    boolean hasWork = stored.hasWork(planned) && isTheClass(planned, stored, type);
    boolean hasTiming = stored.hasTiming(planned) || hasEnded(planned, stored);
    Differences differences = new Differences(planned, stored);
    List<Difference> found = new ArrayList<>();
    if (!hasWork) {
      found.addAll(differences.ofWork());
    }
    if (!hasTiming) {
      found.addAll(differences.ofTiming());
    }
    if (hasWork && hasTiming) {
      steps.add(Step.none(planned.key().getName(), Kind.KEPT, found));
    } else if (type.isPresent()) {
      change(planned, stored, planned.detail(type.get()), found, hasTiming);
    } else if (stored.className().equals(planned.work().className())) {
      steps.add(Step.none(planned.key().getName(), Kind.SKIPPED, found));
    } else {
      missing(planned);
    }
  }

  private void change(
      PlannedJob planned,
      StoredJob stored,
      JobDetail detail,
      List<Difference> found,
      boolean hasTiming) {
    if (hasTiming && !stored.isInError()) {
      step(planned, Kind.CHANGED, found, session -> session.storeJob(detail));
      return;
    }
    OperableTrigger trigger =
        planned.timing() == null ? null : planned.trigger(start(planned, stored));
    if (trigger == null && planned.timing() != null) {
      neverDue(planned);
      return;
    }
    step(
        planned,
        hasTiming ? Kind.CHANGED : Kind.RESCHEDULED,
        found,
        session -> {
          // Replaced by one of another type, a trigger leaves its old row behind (Quartz 2.5.2).
          // With its last trigger a job that is not durable goes as well, so it is stored after.
          session.removeTrigger(planned.triggerKey());
          session.storeJob(detail);
          if (trigger != null) {
            session.storeTrigger(trigger);
          }
          if (trigger != null && stored.isPaused()) {
            session.pauseTrigger(planned.triggerKey());
          }
        });
  }

  /** An equal schedule goes on where it was, so that a change of something else is no fire. */
  private Instant start(PlannedJob planned, StoredJob stored) {
    Instant first = now.plus(planned.offset());
    Optional<Instant> next = stored.nextFire();
    if (!stored.hasSchedule(planned) || next.isEmpty()) {
      return first;
    }
    if (stored.hasDays(planned)) {
      return next.get();
    }
    long period = planned.period().toMillis();
    long ahead = next.get().toEpochMilli() - now.toEpochMilli();
    // Days that are not excluded any more are not waited for; the rhythm stays.
    return period == 0 ? now : next.get().minusMillis(Math.max(0, ahead / period) * period);
  }

  /** Whether it was due for the last time: Quartz takes its trigger away then. */
  private boolean hasEnded(PlannedJob planned, StoredJob stored) {
    return stored.trigger() == null
        && stored.hasWork(planned)
        && planned.timing() != null
        && planned.trigger(now) == null;
  }

  private static boolean isTheClass(
      PlannedJob planned, StoredJob stored, Optional<Class<? extends Job>> type) {
    return type.isEmpty()
        || stored.className().equals(planned.work().className())
        || stored.className().equals(type.get().getName());
  }

  private void step(
      PlannedJob planned, Kind kind, List<Difference> differences, Step.Action action) {
    steps.add(Step.of(planned.key().getName(), kind, differences, action));
  }

  private void missing(PlannedJob planned) {
    if (problems.stream().noneMatch(known -> known.line() == planned.declared().line("class"))) {
      problems.add(classes.missing(planned.declared()));
    }
  }

  private void neverDue(PlannedJob planned) {
    String field = planned.declared().scheduleField();
    String text = planned.declared().key(field) + " will never be due again";
    problems.add(new Problem(place, planned.declared().line(field), text));
  }
}
