package io.sendonce.demo;

import io.sendonce.demo.campaign.Course;
import io.sendonce.demo.verdict.Doubts;
import io.sendonce.demo.verdict.Repeats;
import io.sendonce.demo.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts into words and tables what the demo saw. */
final class Report {

  private static final int LISTED = 10;

  private Report() {}

  /** Who got the old way's message when. */
  static List<String> oldWay(Repeats repeats, Map<String, String> names, int rowsSent) {
    List<String> lines = new ArrayList<>();
    for (Repeats.Person person : repeats.people()) {
      lines.add(
          "  %-16s got it %s"
              .formatted(
                  names.getOrDefault(person.person(), person.person()),
                  person.later().isEmpty() ? "once" : times(person)));
    }
    lines.add(
        "  %d of %d people got their message more than once, %d messages too many; the queue shows %d rows, %d sent."
            .formatted(repeats.peopleHit(), names.size(), repeats.extra(), names.size(), rowsSent));
    return lines;
  }

  /** What became of the campaign. */
  static List<String> campaign(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    Verdict verdict = outcome.verdict();
    lines.add(count("messages queued", verdict.intents()));
    lines.add(count("delivered once and known as sent", verdict.deliveredOnce()));
    for (Verdict.Heading heading : Verdict.Heading.values()) {
      addFaults(lines, heading, verdict.under(heading));
    }
    addDoubts(lines, outcome.doubts());
    addCourse(lines, outcome.course());
    return lines;
  }

  /** The last word about both parts. */
  static String sentence(Outcome outcome, List<String> objections) {
    if (!objections.isEmpty()) {
      return "NOT HELD: " + String.join("; ", objections) + ".";
    }
    Verdict verdict = outcome.verdict();
    String sendonce =
        "Sendonce delivered %d of %d messages once, none twice, none lost%s."
            .formatted(
                verdict.deliveredOnce(),
                verdict.intents(),
                verdict.waitingForPerson() == 0
                    ? ""
                    : "; " + verdict.waitingForPerson() + " never delivered, waiting for a person");
    Repeats old = outcome.oldWay();
    return old == null
        ? "HELD: " + sendonce
        : "HELD: the old way sent %d messages too many to %d of %d people; %s"
            .formatted(old.extra(), old.peopleHit(), old.people().size(), sendonce);
  }

  static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  private static String times(Repeats.Person person) {
    return "%d times, %s after the first"
        .formatted(
            person.later().size() + 1,
            person.later().stream().map(Report::seconds).collect(Collectors.joining(" and ")));
  }

  private static void addFaults(List<String> lines, Verdict.Heading heading, List<String> faults) {
    lines.add(count(heading.words(), faults.size()));
    faults.stream().limit(LISTED).forEach(fault -> lines.add("      " + fault));
    if (faults.size() > LISTED) {
      lines.add("      and " + (faults.size() - LISTED) + " more");
    }
  }

  private static void addDoubts(List<String> lines, Doubts doubts) {
    lines.add(count("outcomes unknown for a while", doubts.attempts()));
    lines.add(count("  found by asking the provider", doubts.foundByAsking()));
    lines.add(count("  told by a late answer", doubts.toldByLateReply()));
    lines.add(count("  not found, waiting for a person", doubts.waitingForPerson()));
  }

  private static void addCourse(List<String> lines, Course course) {
    Course.Kill kill = course.kill();
    if (kill != null) {
      lines.add(
          "  %s was killed with %d messages in flight; %s"
              .formatted(kill.node(), kill.inFlight(), silences(kill.silences())));
    }
    Duration silence = course.refusal().silence();
    lines.add(
        silence == null
            ? "  " + course.refusal().account() + " was not seen to send again after a 429"
            : "  %s got 429 and sent again by itself after %s"
                .formatted(course.refusal().account(), seconds(silence)));
    lines.add("  the campaign took " + seconds(course.length()));
  }

  private static String silences(List<Duration> silences) {
    return silences.isEmpty()
        ? "those accounts had nothing left to send"
        : "those accounts sent again after %s to %s"
            .formatted(seconds(silences.get(0)), seconds(silences.get(silences.size() - 1)));
  }

  private static String count(String what, int number) {
    return "  %-36s %6d".formatted(what, number);
  }
}
