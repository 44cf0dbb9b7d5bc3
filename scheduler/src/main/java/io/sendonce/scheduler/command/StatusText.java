package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.text.Lines.or;
import static io.sendonce.scheduler.text.Lines.time;

import io.sendonce.jobs.queue.MessageStatus;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Paused;
import io.sendonce.jobs.status.Uncertain;
import io.sendonce.jobs.status.Waiting;
import io.sendonce.scheduler.text.Lines;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An overview as text: a pure function. */
final class StatusText {

  private final Overview overview;

  private StatusText(Overview overview) {
    this.overview = overview;
  }

  static String of(Overview overview) {
    return new StatusText(overview).text();
  }

  private String text() {
    Lines lines = new Lines();
    lines.line(overview.verdict());
    lines.line("at " + time(overview.moment().at()));
    if (overview.moment().duplicates() > 0) {
      lines.line(
          overview.moment().duplicates()
              + " duplicates were found at the provider since ever: table duplicate_incidents");
    }
    lines.section("Messages", Arrays.stream(MessageStatus.values()).map(this::count).toList());
    lines.section(
        "Why pending messages wait", overview.waiting().stream().map(StatusText::reason).toList());
    lines.section("Uncertain", overview.uncertain().stream().map(this::uncertain).toList());
    lines.section("Paused", overview.paused().stream().map(StatusText::paused).toList());
    lines.section(
        "Nodes",
        overview.nodes().isEmpty()
            ? List.of(List.of("none is checked in"))
            : overview.nodes().stream().map(StatusText::node).toList());
    return lines.toString();
  }

  private List<String> count(MessageStatus status) {
    Overview.Count count = overview.count(status.column());
    String split =
        status == MessageStatus.PENDING && count.messages() > 0
            ? count.due() + " due, " + (count.messages() - count.due()) + " later"
            : "";
    return List.of(status.column(), Long.toString(count.messages()), split);
  }

  private static List<String> reason(Waiting waiting) {
    return List.of(
        Long.toString(waiting.messages()),
        waiting.reason().heading(),
        until(waiting.firstUntil(), waiting.lastUntil()),
        (waiting.messages() > 1 ? "e.g. " : "") + waiting.sentence());
  }

  private static String until(@Nullable Instant first, @Nullable Instant last) {
    if (first == null || last == null) {
      return "";
    }
    String from = time(first);
    String to = time(last);
    return from.equals(to) ? "until " + to : "until " + from + " .. " + to;
  }

  private List<String> uncertain(Uncertain message) {
    String last =
        message.lastFinding() == null
            ? "not looked for yet"
            : "last found %s at %s".formatted(message.lastFinding(), time(message.lastFoundAt()));
    String next =
        overview.needsPerson(message)
            ? "needs a person: sendonce messages resolve " + message.queueId() + " --help"
            : "next look " + time(message.lookAt());
    return List.of(
        "message " + message.queueId(),
        "account " + message.accountId(),
        "since " + time(message.since()),
        message.looks() + (message.looks() == 1 ? " complete look" : " complete looks"),
        last,
        next);
  }

  private static List<String> paused(Paused paused) {
    String end =
        switch (paused.resumes()) {
          case "when_ok" -> "until it is connected again";
          case "by_person" -> "until a person resumes it";
          default -> "until " + time(paused.until());
        };
    return List.of(
        paused.id() == null ? paused.what() : paused.what() + " " + paused.id(),
        end,
        or(paused.reason()),
        paused.messages() + " pending");
  }

  private static List<String> node(NodeLife node) {
    return List.of(node.name(), node.life(), "last check-in " + time(node.lastCheckIn()));
  }
}
