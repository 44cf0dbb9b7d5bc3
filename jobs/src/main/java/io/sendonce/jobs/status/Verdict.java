package io.sendonce.jobs.status;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How sending stands, in one sentence, the worst first: a pure function of an overview. */
final class Verdict {

  /** Ready messages and no attempt for so long: something is wrong that no gate explains. */
  private static final Duration TOO_QUIET = Duration.ofMinutes(10);

  private final Overview overview;
  private final List<Waiting> ready;

  private Verdict(Overview overview) {
    this.overview = overview;
    this.ready = overview.waiting().stream().filter(each -> each.reason().isPace()).toList();
  }

  static String of(Overview overview) {
    return new Verdict(overview).sentence();
  }

  private String sentence() {
    List<String> troubles = new ArrayList<>();
    if (overview.nodes().stream().noneMatch(NodeLife::isAlive)) {
      troubles.add("No node is alive");
    } else if (isTooQuiet()) {
      troubles.add("Not sending, and no gate explains it: " + readyAndAge());
    }
    held(troubles);
    long forPeople = overview.uncertain().stream().filter(overview::needsPerson).count();
    if (forPeople > 0) {
      troubles.add(
          count(forPeople, "uncertain message needs", "uncertain messages need") + " a person");
    }
    return (troubles.isEmpty() ? untroubled() : String.join("; ", troubles)) + ".";
  }

  private void held(List<String> troubles) {
    List<Paused> paused = overview.paused();
    if (paused.stream().anyMatch(each -> each.what().equals("everything"))) {
      troubles.add("Held: everything is paused");
      return;
    }
    List<String> parts = new ArrayList<>();
    long campaigns = paused.stream().filter(each -> each.what().equals("campaign")).count();
    long accounts = paused.stream().filter(each -> each.what().equals("account")).count();
    if (campaigns > 0) {
      parts.add(count(campaigns, "campaign", "campaigns"));
    }
    if (accounts > 0) {
      parts.add(count(accounts, "account", "accounts"));
    }
    if (!parts.isEmpty()) {
      troubles.add("Held: " + String.join(" and ", parts) + " paused");
    }
  }

  private String untroubled() {
    if (!ready.isEmpty()) {
      return "Sending normally: " + readyAndAge();
    }
    long pending = overview.count("pending").messages();
    if (pending == 0) {
      return "Nothing is waiting";
    }
    return overview.waiting().stream()
        .map(Waiting::firstUntil)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(
            next ->
                "Nothing is due now; the next may go at " + next.truncatedTo(ChronoUnit.SECONDS))
        .orElse("Nothing can go now: " + count(pending, "message waits", "messages wait"));
  }

  private boolean isTooQuiet() {
    Instant border = overview.moment().at().minus(TOO_QUIET);
    Instant last = overview.moment().lastAttemptAt();
    return !ready.isEmpty()
        && oldestReady().isBefore(border)
        && (last == null || last.isBefore(border));
  }

  private String readyAndAge() {
    long due = ready.stream().mapToLong(Waiting::messages).sum();
    return due
        + " due, oldest since "
        + Age.words(Duration.between(oldestReady(), overview.moment().at()));
  }

  private Instant oldestReady() {
    return ready.stream().map(Waiting::oldest).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
