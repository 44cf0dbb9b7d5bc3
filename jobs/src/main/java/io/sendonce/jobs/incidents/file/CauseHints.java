package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.incidents.file.CaseFacts.Absence;
import io.sendonce.jobs.incidents.file.CaseFacts.AttemptFact;
import io.sendonce.jobs.incidents.file.CaseFacts.CopyFact;
import io.sendonce.jobs.incidents.file.CaseFacts.Trouble;
import io.sendonce.jobs.incidents.file.CauseHint.Cause;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the facts of a case speak for: pure functions. Several may hold at once; that two nodes sent
 * need not be a fault, and is told beside what is.
 */
final class CauseHints {

  private final CaseFacts facts;
  private final Map<Cause, String> found = new EnumMap<>(Cause.class);

  private CauseHints(CaseFacts facts) {
    this.facts = facts;
  }

  /** Of all cases: each cause with the number of cases that it speaks for, the most first. */
  static List<CauseHint> of(Collection<CaseFacts> cases) {
    Map<Cause, List<String>> all = new EnumMap<>(Cause.class);
    for (CaseFacts each : cases) {
      of(each)
          .forEach(
              (cause, sentence) ->
                  all.computeIfAbsent(cause, key -> new ArrayList<>()).add(sentence));
    }
    return all.entrySet().stream()
        .map(each -> new CauseHint(each.getKey(), each.getValue().size(), each.getValue().get(0)))
        .sorted((one, other) -> Long.compare(other.cases(), one.cases()))
        .toList();
  }

  /** Of one case: causes and what speaks for each; never empty. */
  static Map<Cause, String> of(CaseFacts facts) {
    return new CauseHints(facts).judge();
  }

  private Map<Cause, String> judge() {
    overlap().ifPresent(it -> found.put(Cause.OVERLAPPING_CLAIMS, it));
    intents().ifPresent(it -> found.put(Cause.DIFFERENT_KEYS, it));
    oneAttempt().ifPresent(it -> found.put(Cause.ONE_ATTEMPT, it));
    notOurs().ifPresent(it -> found.put(Cause.NOT_OURS, it));
    wrongAbsence(true).ifPresent(it -> found.put(Cause.WRONG_DECISION, it));
    wrongAbsence(false).ifPresent(it -> found.put(Cause.WRONG_ABSENCE, it));
    nodes().ifPresent(it -> found.put(Cause.TWO_NODES, it));
    lateNode().ifPresent(it -> found.put(Cause.LATE_NODE, it));
    aboutNodes("clock-offset")
        .ifPresent(
            it ->
                found.put(
                    Cause.CLOCK_OFFSET,
                    "The clock of %s, which sent, was off from %s on."
                        .formatted(it.about(), it.since().truncatedTo(ChronoUnit.SECONDS))));
    deployed().ifPresent(it -> found.put(Cause.NEW_VERSION, it));
    restored().ifPresent(it -> found.put(Cause.RESTORED, it));
    if (facts.isForeign()) {
      found.put(
          Cause.FOREIGN_TABLE,
          "It stands in another program's table: nothing there refuses a second row, and our"
              + " records do not know who wrote it.");
    }
    if (found.isEmpty()) {
      found.put(Cause.UNKNOWN, "Nothing on record explains it.");
    }
    return found;
  }

  private Optional<String> overlap() {
    for (AttemptFact one : facts.attempts()) {
      for (AttemptFact later : facts.attempts()) {
        if (later.id() > one.id()
            && later.queueId() == one.queueId()
            && !one.isRestored()
            && later.startedAt().isBefore(one.end())) {
          return Optional.of(
              "Attempt %d of %s began while attempt %d of %s was under way, both of message %d."
                  .formatted(later.id(), later.node(), one.id(), one.node(), one.queueId()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> intents() {
    Set<Long> messages = ids(facts.copies().stream().filter(CopyFact::isInLedger).toList());
    return messages.size() < 2
        ? Optional.empty()
        : Optional.of(
            "%s have different keys and one text for one person: they were queued as different"
                    .formatted(messages(messages))
                + " intents.");
  }

  private Optional<String> oneAttempt() {
    for (long message : ids(facts.copies())) {
      long copies =
          facts.copies().stream().filter(copy -> Objects.equals(copy.queueId(), message)).count();
      List<AttemptFact> attempts =
          facts.attempts().stream().filter(attempt -> attempt.queueId() == message).toList();
      if (copies > 1 && attempts.size() == 1) {
        return Optional.of(
            "The provider shows %d messages for attempt %d, the only one of message %d."
                .formatted(copies, attempts.get(0).id(), message));
      }
    }
    return Optional.empty();
  }

  private Optional<String> notOurs() {
    long others =
        facts.copies().stream().filter(copy -> copy.id() != null && copy.queueId() == null).count();
    return facts.isForeign() || others == 0
        ? Optional.empty()
        : Optional.of(
            "No attempt of ours accounts for %d of the %d copies: a second program, or a person at"
                    .formatted(others, facts.copies().size())
                + " the account itself, sent them.");
  }

  private Optional<String> wrongAbsence(boolean isByPerson) {
    for (Absence absence : facts.absences()) {
      boolean isAgain =
          facts.attempts().stream()
              .anyMatch(
                  attempt ->
                      attempt.queueId() == absence.queueId() && attempt.id() > absence.attemptId());
      if (isAgain && absence.source().equals("person") == isByPerson) {
        return Optional.of(
            isByPerson
                ? "%s said that attempt %d of message %d had reached nobody, and it was sent again."
                    .formatted(absence.actor(), absence.attemptId(), absence.queueId())
                : "The provider did not show attempt %d of message %d, and it was sent again."
                    .formatted(absence.attemptId(), absence.queueId()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> nodes() {
    Set<String> nodes = nodeNames();
    return nodes.size() < 2
        ? Optional.empty()
        : Optional.of("Attempts were made by %s.".formatted(String.join(", ", nodes)));
  }

  private Optional<String> lateNode() {
    for (AttemptFact attempt : facts.attempts()) {
      if (attempt.settledAt() != null
          && "sent".equals(attempt.outcome())
          && attempt.settledAt().isAfter(attempt.leaseUntil())) {
        return Optional.of(
            "%s settled attempt %d after its lease had ended."
                .formatted(attempt.node(), attempt.id()));
      }
    }
    return aboutNodes("node-late")
        .map(
            it ->
                "%s, which sent, had not checked in in time from %s on."
                    .formatted(it.about(), it.since().truncatedTo(ChronoUnit.SECONDS)));
  }

  private Optional<Trouble> aboutNodes(String condition) {
    Set<String> nodes = nodeNames();
    return facts.troubles().stream()
        .filter(it -> it.kind().equals("alert") && it.what().equals(condition))
        .filter(it -> nodes.stream().anyMatch(node -> it.about().equals("node " + node)))
        .findFirst();
  }

  private Optional<String> restored() {
    Optional<AttemptFact> forgotten =
        facts.attempts().stream().filter(AttemptFact::isRestored).findFirst();
    if (forgotten.isPresent()) {
      return Optional.of(
          "A restored database may have forgotten an attempt of message %d."
              .formatted(forgotten.get().queueId()));
    }
    return facts.troubles().stream()
        .filter(it -> it.kind().equals("restore"))
        .findFirst()
        .map(
            it ->
                "The database was put back, noticed at %s: %s."
                    .formatted(it.since().truncatedTo(ChronoUnit.SECONDS), it.what()));
  }

  private Optional<String> deployed() {
    return facts.troubles().stream()
        .filter(it -> it.kind().equals("deploy"))
        .reduce((earlier, latest) -> latest)
        .map(
            it ->
                "Version %s was started at %s, by %s."
                    .formatted(it.what(), it.since().truncatedTo(ChronoUnit.SECONDS), it.about()));
  }

  private Set<String> nodeNames() {
    return facts.attempts().stream()
        .filter(attempt -> !attempt.isRestored())
        .map(AttemptFact::node)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Long> ids(Collection<CopyFact> copies) {
    return copies.stream()
        .map(CopyFact::queueId)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String messages(Set<Long> ids) {
    return "Messages " + ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
