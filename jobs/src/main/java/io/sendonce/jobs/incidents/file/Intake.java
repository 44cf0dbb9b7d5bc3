package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.apology.Apologies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was found where it belongs, inside one transaction: to the open incident that has a
 * copy of it, else among what is new.
 */
final class Intake {

  private final Handle handle;
  private final Map<String, List<Known>> known = new HashMap<>();
  private int left;
  private final TreeSet<Long> homes = new TreeSet<>();
  private final List<Repeat> closed = new ArrayList<>();
  private final List<Repeat> fresh = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  Intake(Handle handle, Collection<Repeat> found) {
    this.handle = handle;
    List<String> keys =
        found.stream().flatMap(each -> CopyKeys.of(each).keySet().stream()).toList();
    handle
        .createQuery(Database.sql("incident_files/known"))
        .bindArray("keys", String.class, keys)
        .map(Database.rows(Known.class))
        .forEach(each -> known.computeIfAbsent(each.copyKey(), key -> new ArrayList<>()).add(each));
    found.forEach(this::place);
  }

  /** A copy that is on record. */
  record Known(String copyKey, long incident, long repeat, boolean isOpen) {}

  /** What a new incident is called, and who opens it. */
  record Opener(String title, Searched searched, String by, boolean isByWatch) {}

  /** How many of what was found stay in open incidents. */
  int left() {
    return left;
  }

  /** The open incidents that have some of it. */
  List<Long> homes() {
    return List.copyOf(homes);
  }

  /** What no open incident has. */
  List<Repeat> fresh() {
    return List.copyOf(fresh);
  }

  /** What no incident has in full, whether open or closed. */
  List<Repeat> unjudged() {
    return fresh.stream().filter(each -> !closed.contains(each)).toList();
  }

  Optional<Long> goingOn() {
    return handle.createQuery(Database.sql("incident_files/going_on")).mapTo(Long.class).findOne();
  }

  long open(Opener opener) {
    return handle
        .createQuery(Database.sql("incident_files/open"))
        .bind("title", opener.title())
        .bind("foundIn", opener.searched().words())
        .bind("openedBy", opener.by())
        .bind("isByWatch", opener.isByWatch())
        .bind("apology", Apologies.STANDARD_TEXT)
        .mapTo(Long.class)
        .one();
  }

  /** Adds what was not added before: two records may have told of one copy. */
  void add(long incident, Repeat repeat) {
    SortedMap<String, Copy> copies = CopyKeys.of(repeat);
    copies.keySet().removeIf(key -> !taken.add(key));
    if (copies.isEmpty()) {
      return;
    }
    List<String> sources =
        repeat.sources().stream()
            .map(source -> source.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList();
    long row =
        handle
            .createQuery(Database.sql("incident_files/add_repeat"))
            .bind("incident", incident)
            .bindByType("account", number(repeat.to().account()), Long.class)
            .bind("campaign", repeat.to().campaign())
            .bind("person", repeat.to().person())
            .bind("text", repeat.text())
            .bindArray("sources", String.class, sources)
            .mapTo(Long.class)
            .one();
    addCopies(incident, row, copies);
  }

  private void place(Repeat repeat) {
    SortedMap<String, Copy> copies = CopyKeys.of(repeat);
    Optional<Known> home =
        copies.keySet().stream()
            .flatMap(key -> known.getOrDefault(key, List.of()).stream())
            .filter(Known::isOpen)
            .findFirst();
    if (home.isPresent()) {
      homes.add(home.get().incident());
      left++;
      SortedMap<String, Copy> more = new TreeMap<>(copies);
      more.keySet()
          .removeIf(
              key ->
                  known.getOrDefault(key, List.of()).stream().anyMatch(Known::isOpen)
                      || !taken.add(key));
      if (!more.isEmpty()) {
        addCopies(home.get().incident(), home.get().repeat(), more);
      }
      return;
    }
    fresh.add(repeat);
    if (known.keySet().containsAll(copies.keySet())) {
      closed.add(repeat);
    }
  }

  private void addCopies(long incident, long repeat, SortedMap<String, Copy> copies) {
    handle
        .createUpdate(Database.sql("incident_files/add_copies"))
        .bind("incident", incident)
        .bind("repeat", repeat)
        .bindArray("keys", String.class, copies.keySet())
        .bindArray("messageIds", String.class, copies.values().stream().map(Copy::id).toArray())
        .bindArray(
            "times",
            String.class,
            copies.values().stream().map(Copy::at).map(Intake::written).toArray())
        .execute();
  }

  private static @Nullable String written(@Nullable Instant at) {
    return Objects.toString(at, null);
  }

  /** A foreign table's accounts are none of ours. */
  private static @Nullable Long number(@Nullable String account) {
    return account == null || !account.matches("[0-9]{1,18}") ? null : Long.valueOf(account);
  }
}
