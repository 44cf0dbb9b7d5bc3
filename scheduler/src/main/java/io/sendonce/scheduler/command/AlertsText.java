package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.text.Lines.time;

import io.sendonce.jobs.alerts.Alert;
import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.OneLine;
import io.sendonce.jobs.status.Age;
import io.sendonce.jobs.watch.LastLook;
import io.sendonce.scheduler.text.Lines;
import java.time.Duration;
import java.util.List;

/**
 * Alerts as text: a pure function.
 *
 * @param alerts those to be shown
 * @param looks the last look of each node, the latest first
 * @param channels what each channel has done
 */
record AlertsText(List<Alert> alerts, List<LastLook> looks, List<Alerts.ChannelCount> channels) {

  private static final Duration LATE_AFTER = Duration.ofMinutes(5);

  /** Whether there is nothing that anybody would have to look at. */
  boolean isQuiet() {
    return open() == 0
        && !looks.isEmpty()
        && looks.get(0).isComplete()
        && looks.get(0).age().compareTo(LATE_AFTER) <= 0;
  }

  String text() {
    Lines lines = new Lines();
    lines.line(
        open() == 0
            ? "No alert is open."
            : open() == 1 ? "1 alert is open." : open() + " alerts are open.");
    lines.line(watch());
    for (Alert alert : alerts) {
      lines.line("");
      lines.line(
          "%d  %s  %s: %s"
              .formatted(
                  alert.id(),
                  alert.resolvedAt() == null ? alert.severity() : "resolved",
                  OneLine.of(alert.condition(), 100),
                  OneLine.of(alert.subject(), 150)));
      lines.line("  " + OneLine.of(alert.detail(), 1000));
      lines.line("  " + standing(alert));
      if (alert.resolvedAt() == null) {
        Condition.of(alert.condition())
            .ifPresent(condition -> lines.line("  " + condition.whatToDo()));
      }
    }
    lines.section("Channels", channels.stream().map(AlertsText::channel).toList());
    return lines.toString();
  }

  private long open() {
    return alerts.stream().filter(alert -> alert.resolvedAt() == null).count();
  }

  private String watch() {
    if (looks.isEmpty()) {
      return "Nobody has ever looked: is the job watch in jobs.properties?";
    }
    LastLook last = looks.get(0);
    return "%s: the last look was %s ago, by %s%s."
        .formatted(
            last.age().compareTo(LATE_AFTER) > 0 ? "Nobody looks any more" : "The watch looks",
            Age.words(last.age()),
            last.node(),
            last.isComplete() ? "" : ", and not complete");
  }

  private static String standing(Alert alert) {
    StringBuilder text = new StringBuilder();
    text.append("since ").append(time(alert.openedAt()));
    text.append(", seen ").append(alert.seen()).append(alert.seen() == 1 ? " time" : " times");
    text.append(", last at ").append(time(alert.lastSeenAt()));
    if (alert.resolvedAt() != null) {
      text.append(", resolved at ").append(time(alert.resolvedAt()));
    }
    if (alert.acknowledgedBy() != null) {
      text.append(", acknowledged by ").append(alert.acknowledgedBy());
    }
    if (alert.silencedUntil() != null) {
      text.append(", silenced until ").append(time(alert.silencedUntil()));
    }
    return text.toString();
  }

  private static List<String> channel(Alerts.ChannelCount count) {
    boolean isFailing =
        count.lastFailedAt() != null
            && (count.lastDeliveredAt() == null
                || count.lastFailedAt().isAfter(count.lastDeliveredAt()));
    return List.of(
        count.channel(),
        count.deliveries() + " delivered",
        count.failures() + " failed",
        isFailing ? "failing: " + count.lastError() : "");
  }
}
