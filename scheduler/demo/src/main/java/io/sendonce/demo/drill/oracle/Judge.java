package io.sendonce.demo.drill.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.sendonce.demo.drill.oracle.Violation.Kind;
import io.sendonce.demo.verdict.Delivery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through wanted messages, rows, attempts and deliveries once. */
final class Judge {

  /** The row that stands for an intent is the first of these that there is. */
  private static final List<String> STANDING =
      List.of("sent", "uncertain", "processing", "pending", "failed", "cancelled");

  private final Facts facts;
  private final Map<Intent, List<Row>> rows;
  private final Map<Long, Remembered> remembered;
  private final Map<Long, List<Attempt>> attempts;
  private final Map<Intent, List<Delivery>> delivered = new HashMap<>();
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
  private final List<Violation> violations = new ArrayList<>();

  Judge(Facts facts) {
    this.facts = facts;
    this.rows = facts.rows().stream().collect(groupingBy(Row::intent, LinkedHashMap::new, list()));
    this.remembered =
        facts.remembered().stream().collect(toMap(Remembered::queueId, any -> any, (a, b) -> b));
    this.attempts = facts.attempts().stream().collect(groupingBy(Attempt::queueId));
  }

  Judgement judgement() {
    assignDeliveries();
    Set<Intent> known = new HashSet<>();
    for (Wanted wanted : facts.wanted()) {
      known.add(wanted.intent());
      judge(
          wanted.intent(),
          rows.getOrDefault(wanted.intent(), List.of()),
          delivered.getOrDefault(wanted.intent(), List.of()));
    }
    facts.rows().stream()
        .filter(row -> !known.contains(row.intent()))
        .forEach(row -> add(Kind.STRAY, row.text() + " is for " + row.intent()));
    int suppressed = (int) facts.rows().stream().filter(row -> row.is("suppressed")).count();
    return new Judgement(facts.wanted().size(), endings, suppressed, violations);
  }

  private void assignDeliveries() {
    Map<String, Intent> byText = new HashMap<>();
    for (Wanted wanted : facts.wanted()) {
      wanted.texts().forEach(text -> byText.put(text, wanted.intent()));
    }
    for (Delivery delivery : facts.deliveries()) {
      Intent intent = byText.get(delivery.textSha256());
      if (intent == null
          || !intent.account().equals(delivery.account())
          || !intent.person().equals(delivery.person())) {
        add(
            Kind.STRAY,
            "%s got %s of %s at %s"
                .formatted(
                    delivery.person(), delivery.messageId(), delivery.account(), delivery.at()));
      } else {
        delivered.computeIfAbsent(intent, any -> new ArrayList<>()).add(delivery);
      }
    }
  }

  private void judge(Intent intent, List<Row> all, List<Delivery> got) {
    Row row = standing(all);
    if (got.size() > 1) {
      add(Kind.TWICE, intent + ", " + got.size() + " times: " + times(got) + "; " + texts(all));
    } else if (all.isEmpty()) {
      add(Kind.NOT_THERE, intent + (got.isEmpty() ? "" : ", delivered"));
    } else if (row == null) {
      add(Kind.UNEXPLAINED, intent + ": suppressed, and nothing served it; " + texts(all));
    } else if (all.stream().filter(one -> one.is("sent")).count() > 1) {
      add(Kind.SENT_BY_TWO_ROWS, intent + ": " + texts(all));
    } else if (recordsAgree(intent, row, all)) {
      judgeStanding(intent, row, got.isEmpty() ? null : got.get(0));
    }
  }

  private void judgeStanding(Intent intent, Row row, @Nullable Delivery got) {
    switch (row.status()) {
      case "sent" -> judgeSent(intent, row, got);
      case "uncertain" -> judgeUncertain(intent, row, got);
      case "pending" -> judgePending(intent, row, got);
      case "failed", "cancelled" -> judgeEnded(intent, row, got);
      default -> add(Kind.UNFINISHED, intent + ": " + row.text());
    }
  }

  private void judgeSent(Intent intent, Row row, @Nullable Delivery got) {
    Remembered memory = remembered.get(row.id());
    if (got == null) {
      add(Kind.SENT_NOT_DELIVERED, intent + ": " + row.text());
    } else if (memory == null || !got.messageId().equals(memory.messageId())) {
      add(
          Kind.WRONG_ID,
          "%s: %s is %s, not %s"
              .formatted(
                  intent,
                  row.text(),
                  got.messageId(),
                  memory == null ? "known" : memory.messageId()));
    } else {
      count(Ending.SENT);
    }
  }

  private void judgeUncertain(Intent intent, Row row, @Nullable Delivery got) {
    if (row.waits() != Row.Waits.FOR_A_PERSON) {
      add(Kind.UNFINISHED, intent + ": " + row.text() + (got == null ? "" : ", delivered"));
    } else if (!row.isExplained()) {
      add(Kind.UNEXPLAINED, intent + ": " + row.text());
    } else {
      count(got == null ? Ending.WAITING : Ending.WAITING_DELIVERED);
    }
  }

  private void judgePending(Intent intent, Row row, @Nullable Delivery got) {
    if (got != null) {
      add(Kind.DELIVERED_NOT_SENT, intent + ": " + row.text());
    } else if (row.waits() == Row.Waits.BEHIND_A_DOUBT) {
      count(Ending.BEHIND);
    } else {
      add(Kind.UNFINISHED, intent + ": " + row.text());
    }
  }

  private void judgeEnded(Intent intent, Row row, @Nullable Delivery got) {
    if (got != null) {
      add(Kind.DELIVERED_NOT_SENT, intent + ": " + row.text());
    } else if (!row.isExplained()) {
      add(Kind.UNEXPLAINED, intent + ": " + row.text());
    } else if (row.is("cancelled") && String.valueOf(row.reason()).contains("expire")) {
      count(Ending.EXPIRED);
    } else {
      count(row.is("failed") ? Ending.FAILED : Ending.CANCELLED);
    }
  }

  /** Whether queue, ledger and attempts say the same of an intent. */
  private boolean recordsAgree(Intent intent, Row standing, List<Row> all) {
    int before = violations.size();
    for (Row row : all) {
      List<Attempt> made = attempts.getOrDefault(row.id(), List.of());
      if (row.id() != standing.id() && !isClosed(row) && !waitsBehindADoubt(row)) {
        add(Kind.UNFINISHED, intent + ": " + row.text() + " beside " + standing.text());
      }
      if (!row.is("processing") && made.stream().anyMatch(Attempt::isOpen)) {
        disagree(intent, row, "an attempt of it has no outcome");
      }
      if (!row.is("uncertain") && made.stream().anyMatch(Attempt::isInDoubt)) {
        disagree(intent, row, "an attempt of it is in doubt");
      }
      if (!row.is("sent")
          && !row.is("suppressed")
          && made.stream().anyMatch(Attempt::reachedThePerson)) {
        disagree(intent, row, "an attempt of it reached the person");
      }
      if (row.is("sent") && made.stream().noneMatch(Attempt::reachedThePerson)) {
        disagree(intent, row, "no attempt of it is known to have reached the person");
      }
    }
    Remembered memory = remembered.get(standing.id());
    if (standing.is("sent") && (memory == null || !memory.status().equals("sent"))) {
      disagree(intent, standing, "the ledger says " + (memory == null ? "nothing" : memory));
    }
    return violations.size() == before;
  }

  private void disagree(Intent intent, Row row, String how) {
    add(Kind.RECORDS_DISAGREE, intent + ": " + row.text() + ", but " + how);
  }

  private static boolean isClosed(Row row) {
    return (row.is("suppressed") || row.is("failed") || row.is("cancelled")) && row.isExplained();
  }

  private static boolean waitsBehindADoubt(Row row) {
    return row.is("pending") && row.waits() == Row.Waits.BEHIND_A_DOUBT;
  }

  private static @Nullable Row standing(List<Row> all) {
    for (String status : STANDING) {
      for (Row row : all) {
        if (row.is(status)) {
          return row;
        }
      }
    }
    return null;
  }

  private static String times(List<Delivery> got) {
    return String.join(
        " and ", got.stream().map(one -> one.messageId() + " at " + one.at()).toList());
  }

  private static String texts(List<Row> all) {
    return String.join(" and ", all.stream().map(Row::text).toList());
  }

  private void count(Ending ending) {
    endings.merge(ending, 1, Integer::sum);
  }

  private void add(Kind kind, String sentence) {
    violations.add(new Violation(kind, sentence));
  }

  private static <T> java.util.stream.Collector<T, ?, List<T>> list() {
    return java.util.stream.Collectors.toList();
  }
}
