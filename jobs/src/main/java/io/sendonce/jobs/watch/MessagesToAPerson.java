package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.file.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person got more than one message within a short time: the same message again by any of our own
 * records, which is critical, or different ones that no plan wanted so close, which is not as bad.
 * A person is told of once, by the worst. The same message again also goes on record as an
 * incident.
 */
final class MessagesToAPerson implements Watched {

  /** What is older was looked at yesterday. */
  private static final Duration LOOKS_BACK = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.watch");

  private final Database database;
  private final Duration within;
  private final String node;

  MessagesToAPerson(Database database, Duration within, String node) {
    this.database = database;
    this.within = within;
    this.node = node;
  }

  /** Several messages to a person, however they were found. */
  record Several(String person, long messages, Instant firstAt, Instant lastAt) {}

  @Override
  public Condition condition() {
    return Condition.DUPLICATE;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    Search search = search(at);
    List<Suspicion> all = new ArrayList<>();
    close(search).stream().map(MessagesToAPerson::different).forEach(all::add);
    incidents(search).stream().map(MessagesToAPerson::same).forEach(all::add);
    Duplicates duplicates = new Duplicates(database);
    List<Repeat> proven = new ArrayList<>(duplicates.find(search));
    all.addAll(copies(proven));
    // Found today, however old its attempt: the search goes by when it was sent.
    duplicates.shownSince(search).stream()
        .filter(each -> !isAmong(each, proven))
        .forEach(proven::add);
    record(proven);
    return worstOfEach(all);
  }

  /** What is looked for in a look. */
  Search search(Instant at) {
    return new Search(within, at.minus(LOOKS_BACK).minus(within), null, null);
  }

  /** What a sample at the provider showed, which goes on record as an incident too. */
  List<Suspicion> sampled(Collection<Repeat> repeats) {
    record(repeats);
    return copies(repeats);
  }

  /** Whoever is alerted must be so even if the incident cannot be written. */
  private void record(Collection<Repeat> proven) {
    try {
      new Incidents(database).record(proven, node);
    } catch (RuntimeException e) {
      LOG.error("{} duplicates could not be put on record as an incident", proven.size(), e);
    }
  }

  private static boolean isAmong(Repeat repeat, Collection<Repeat> others) {
    return others.stream().anyMatch(other -> !Collections.disjoint(ids(other), ids(repeat)));
  }

  private static List<String> ids(Repeat repeat) {
    return repeat.copies().stream().flatMap(copy -> Stream.ofNullable(copy.id())).toList();
  }

  private static List<Suspicion> copies(Collection<Repeat> repeats) {
    return worstOfEach(repeats.stream().map(MessagesToAPerson::copy).toList());
  }

  private static Suspicion copy(Repeat repeat) {
    List<Instant> times =
        repeat.copies().stream().map(Copy::at).filter(Objects::nonNull).sorted().toList();
    String when =
        times.isEmpty()
            ? "at times not on record"
            : times.get(0).equals(times.get(times.size() - 1))
                ? "at " + Words.time(times.get(0))
                : "from " + span(times.get(0), times.get(times.size() - 1));
    return Suspicion.of(
        "person " + repeat.to().person(),
        Severity.CRITICAL,
        "got the same message %d times %s".formatted(repeat.copies().size(), when));
  }

  private static Suspicion same(Several several) {
    return Suspicion.of(
        "person " + several.person(),
        Severity.CRITICAL,
        "the provider shows %d messages for one attempt at %s"
            .formatted(several.messages(), Words.time(several.firstAt())));
  }

  private static Suspicion different(Several several) {
    return Suspicion.of(
        "person " + several.person(),
        Severity.ERROR,
        "got %d messages from %s, which no plan wanted so close together"
            .formatted(several.messages(), span(several.firstAt(), several.lastAt())));
  }

  private static String span(Instant first, Instant last) {
    return "%s to %s, within %d s"
        .formatted(Words.time(first), Words.time(last), Duration.between(first, last).toSeconds());
  }

  private static List<Suspicion> worstOfEach(Collection<Suspicion> all) {
    Map<String, Suspicion> worst = new TreeMap<>();
    for (Suspicion each : all) {
      worst.merge(
          each.subject(),
          each,
          (one, other) ->
              Comparator.comparing(Suspicion::severity).compare(other, one) >= 0 ? other : one);
    }
    return List.copyOf(worst.values());
  }

  private List<Several> close(Search search) {
    return database.query(
        "watch/close_together",
        query ->
            query
                .bind("within", within.toString())
                .bind("since", search.since())
                .map(Database.rows(Several.class))
                .list());
  }

  private List<Several> incidents(Search search) {
    return database.query(
        "watch/incidents",
        query -> query.bind("since", search.since()).map(Database.rows(Several.class)).list());
  }
}
