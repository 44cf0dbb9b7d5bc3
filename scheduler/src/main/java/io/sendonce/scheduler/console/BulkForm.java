package io.sendonce.scheduler.console;

import io.sendonce.jobs.bulk.BulkDeed;
import io.sendonce.scheduler.http.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What somebody wants done to many messages, as they have filled it in. */
final class BulkForm {

  /** As many as a page of the queue shows, twice: two pages may have been ticked by hand. */
  static final int MOST_TICKED = 100;

  private BulkForm() {}

  /**
   * What is to be done.
   *
   * @param field gives a field as it was written
   */
  static BulkDeed deed(Function<String, Optional<String>> field) {
    String action = field.apply("action").orElse("");
    return switch (action) {
      case "cancel" -> new BulkDeed.Cancel();
      case "later" -> new BulkDeed.Move(shift(field));
      case "earlier" -> new BulkDeed.Move(shift(field).negated());
      case "look_now" -> new BulkDeed.LookNow();
      case "give_up" -> new BulkDeed.GiveUp();
      default ->
          throw new WrongInput(
              "The action must be one of cancel, later, earlier, look_now, give_up: choose one.");
    };
  }

  /** The ids that were ticked, in one field separated by commas or as one parameter each. */
  static List<Long> ticked(String written) {
    List<Long> ids =
        Arrays.stream(written.split(",", -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(each -> Fields.id("tick", each))
            .distinct()
            .toList();
    if (ids.size() > MOST_TICKED) {
      throw new WrongInput(
          "At most %d messages can be ticked, not %d: choose all that the filter finds instead."
              .formatted(MOST_TICKED, ids.size()));
    }
    return ids;
  }

  /** Every value of the parameter, as a list separated by commas. */
  static String ticks(Request request) {
    StringBuilder ticks = new StringBuilder();
    for (String pair : request.queryText().split("&", -1)) {
      if (pair.startsWith("tick=")) {
        ticks.append(ticks.length() == 0 ? "" : ",").append(pair.substring("tick=".length()));
      }
    }
    return ticks.toString().replace("%2C", ",");
  }

  private static Duration shift(Function<String, Optional<String>> field) {
    String written = field.apply("by").map(String::strip).orElse("");
    if (written.isEmpty()) {
      throw new WrongInput("To move messages, say by how much: by must not be empty.");
    }
    long by = Fields.id("by", written);
    String unit = field.apply("unit").orElse("");
    long seconds =
        switch (unit) {
          case "minutes" -> 60;
          case "hours" -> 3_600;
          case "days" -> 86_400;
          default -> throw new WrongInput("unit must be one of minutes, hours, days.");
        };
    if (by > BulkDeed.Move.LONGEST.toSeconds() / seconds) {
      throw new WrongInput(
          "by must be at most %d days, not %d %s."
              .formatted(BulkDeed.Move.LONGEST.toDays(), by, unit));
    }
    return Duration.ofSeconds(by * seconds);
  }
}
