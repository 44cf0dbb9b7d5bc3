package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.status.Uncertain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Messages in doubt for longer than looking for them should take, or that need a person. */
final class OldDoubts implements Watched {

  private static final int LIMIT = 1000;

  private final Database database;
  private final PersonRule rule;
  private final Duration atMost;

  OldDoubts(Database database, PersonRule rule, Duration atMost) {
    this.database = database;
    this.rule = rule;
    this.atMost = atMost;
  }

  @Override
  public Condition condition() {
    return Condition.UNCERTAIN;
  }

  @Override
  public List<Suspicion> suspicions(Instant at) {
    List<Uncertain> oldest =
        database.query(
            "watch/uncertain",
            query -> query.bind("limit", LIMIT).map(Database.rows(Uncertain.class)).list());
    return judge(oldest, at, rule, atMost);
  }

  /**
   * @param oldest the oldest first
   */
  static List<Suspicion> judge(
      List<Uncertain> oldest, Instant at, PersonRule rule, Duration atMost) {
    List<Suspicion> suspicions = new ArrayList<>();
    Map<Long, List<Uncertain>> byAccount =
        oldest.stream()
            .collect(
                Collectors.groupingBy(Uncertain::accountId, TreeMap::new, Collectors.toList()));
    byAccount.forEach(
        (account, messages) -> {
          List<Uncertain> forPeople =
              messages.stream().filter(each -> rule.needsPerson(each, at)).toList();
          List<Uncertain> old =
              messages.stream().filter(each -> each.since().plus(atMost).isBefore(at)).toList();
          if (!forPeople.isEmpty()) {
            suspicions.add(about(account, Severity.ERROR, forPeople, "a person", at));
          } else if (!old.isEmpty()) {
            suspicions.add(about(account, Severity.WARNING, old, "a look", at));
          }
        });
    return suspicions;
  }

  private static Suspicion about(
      long account, Severity severity, List<Uncertain> messages, String needed, Instant at) {
    Uncertain first = messages.get(0);
    return Suspicion.of(
        "account " + account,
        severity,
        "%s %s: the oldest, message %d, is in doubt for %s, since %s"
            .formatted(
                Words.count(messages.size(), "uncertain message needs", "uncertain messages need"),
                needed,
                first.queueId(),
                Words.age(first.since(), at),
                Words.time(first.since())));
  }
}
