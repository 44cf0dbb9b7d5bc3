package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.JobChange.Kind;
import io.sendonce.scheduler.plugin.file.ExcludedDays;
import io.sendonce.scheduler.store.StoreSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.Calendar;
import org.quartz.JobPersistenceException;

/** The calendars of a file against those of the store. */
final class Calendars {

  private final StoreSession session;
  private final StoredGroup stored;
  private final String group;
  private final List<ExcludedDays> wanted;

  Calendars(StoreSession session, StoredGroup stored, String group, List<ExcludedDays> wanted) {
    this.session = session;
    this.stored = stored;
    this.group = group;
    this.wanted = List.copyOf(wanted);
  }

  /** What is to be stored before any trigger that uses it. */
  List<Step> steps(Comparison comparison) throws JobPersistenceException {
    List<Step> steps = new ArrayList<>();
    Set<String> names = stored.calendars().keySet();
    for (ExcludedDays days : wanted) {
      String name = group + "." + days.name();
      // Asked for one that is not there, Quartz warns in the log.
      Optional<Calendar> there = names.contains(name) ? session.calendar(name) : Optional.empty();
      if (there.isPresent() && !ExcludedDays.isOurs(there.get())) {
        comparison.refuse(
            "the store has a calendar " + name + " that no jobs file made: rename one");
      } else if (there.isEmpty() || !days.isThe(there.get())) {
        Kind kind = there.isEmpty() ? Kind.ADDED : Kind.CHANGED;
        Difference what = new Difference(days.text() + " in " + days.zone(), "", "");
        steps.add(
            Step.of(
                "calendar " + days.name(),
                kind,
                List.of(what),
                open -> open.storeCalendar(name, days.calendar())));
      }
    }
    return steps;
  }

  /** Takes away those that nobody uses and the file does not have; after all triggers. */
  void removeIdle() throws JobPersistenceException {
    Set<String> names =
        wanted.stream().map(days -> group + "." + days.name()).collect(Collectors.toSet());
    for (Map.Entry<String, Boolean> there : stored.calendars().entrySet()) {
      String name = there.getKey();
      boolean isIdle = there.getValue();
      if (isIdle
          && !names.contains(name)
          && session.calendar(name).filter(ExcludedDays::isOurs).isPresent()) {
        session.removeCalendar(name);
      }
    }
  }
}
