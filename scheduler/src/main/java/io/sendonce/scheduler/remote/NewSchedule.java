package io.sendonce.scheduler.remote;

import io.sendonce.scheduler.plugin.file.Schedule;
import io.sendonce.scheduler.properties.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that somebody wants a trigger to have.
 *
 * @param text as it was written: {@code every 5m}, or {@code cron 0 0 3 * * ? in Europe/Paris}
 */
public record NewSchedule(String text, Schedule schedule) {

  /** So many fires are shown to somebody before a trigger is asked to have it. */
  public static final int PREVIEWED = 10;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException in one sentence for whoever wrote it
   */
  public static NewSchedule read(String written) {
    String text = written.strip();
    if (text.startsWith("every ")) {
      return new NewSchedule(text, new Schedule.Every(period(text.substring(6).strip())));
    }
    int in = text.lastIndexOf(" in ");
    if (!text.startsWith("cron ") || in < 5) {
      throw new IllegalArgumentException(
          "The schedule must be written like every 5m, or like cron 0 0 3 * * ? in Europe/Paris.");
    }
    String expression = text.substring(5, in).strip();
    Optional<String> problem = Schedule.Cron.problem(expression);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(
          expression + " is not a cron expression: " + problem.get() + ".");
    }
    return new NewSchedule(text, new Schedule.Cron(expression, zone(text.substring(in + 4))));
  }

  /** When it would fire next, by the given moment; fewer if it ends. */
  public List<Instant> fires(Instant after, int howMany) {
    List<Instant> fires = new ArrayList<>();
    Instant next = next(after);
    while (next != null && fires.size() < howMany) {
      fires.add(next);
      next = next(next);
    }
    return fires;
  }

  private @Nullable Instant next(Instant after) {
    if (schedule instanceof Schedule.Cron cron) {
      Date next = cron.parsed().getNextValidTimeAfter(Date.from(after));
      return next == null ? null : next.toInstant();
    }
    return after.plus(schedule.period());
  }

  private static Duration period(String written) {
    Optional<Duration> period = Durations.parse(written);
    if (period.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is not a length of time: write it like %s.".formatted(written, Durations.EXAMPLES));
    }
    if (period.get().compareTo(SHORTEST) < 0 || period.get().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "every %s must be from %s to %s."
              .formatted(written, Durations.format(SHORTEST), Durations.format(LONGEST)));
    }
    return period.get();
  }

  private static ZoneId zone(String written) {
    try {
      return ZoneId.of(written.strip());
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          written.strip() + " is not a time zone: write it like Europe/Paris or UTC.", unknown);
    }
  }
}
