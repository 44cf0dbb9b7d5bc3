package io.sendonce.scheduler.console;

import io.sendonce.jobs.incidents.Search;
import io.sendonce.scheduler.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A search of our records for duplicates, as a form of the console posts it. */
final class Searches {

  static final long DAYS = 30;
  static final long MINUTES = 60;

  private Searches() {}

  /** Days, minutes, account and campaign from the fields of a form; the clock says what is now. */
  static Search posted(Request request, Clock clock) {
    long days = orElse(number(request, "days"), DAYS);
    long minutes = orElse(number(request, "minutes"), MINUTES);
    check(days, minutes);
    return new Search(
        Duration.ofMinutes(minutes),
        clock.instant().minus(Duration.ofDays(days)),
        number(request, "account"),
        number(request, "campaign"));
  }

  /** What a search may ask for. */
  static void check(long days, long minutes) {
    if (days > 3650 || minutes > 525_600) {
      throw new WrongInput("days must be at most 3650, and minutes at most 525600.");
    }
  }

  private static long orElse(@Nullable Long number, long otherwise) {
    return number == null ? otherwise : number;
  }

  private static @Nullable Long number(Request request, String name) {
    return Optional.of(request.field(name).orElse("").strip())
        .filter(written -> !written.isEmpty())
        .map(written -> Fields.id(name, written))
        .orElse(null);
  }
}
