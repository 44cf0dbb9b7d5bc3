package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.Tally;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who got the same message more than once, as far as our own records know. */
final class DuplicatePages {

  private static final long DAYS = 30;
  private static final long MINUTES = 60;
  private static final int SHOWN = 200;

  private final Desk desk;
  private final Duplicates duplicates;
  private final Clock clock;

  DuplicatePages(Desk desk, Database database, Clock clock) {
    this.desk = desk;
    this.duplicates = new Duplicates(database);
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(desk.look("/duplicates", Role.VIEWER, this::page));
  }

  /** Looks only when it is asked to: that reads all that was sent in the time. */
  private Reply page(Request request, Visitor visitor) {
    long days = Fields.id(request, "days").orElse(DAYS);
    long minutes = Fields.id(request, "minutes").orElse(MINUTES);
    if (days > 3650 || minutes > 525_600) {
      throw new WrongInput("days must be at most 3650, and minutes at most 525600.");
    }
    boolean isAsked = Fields.text(request, "find").isPresent();
    Map<String, Object> model = new HashMap<>();
    model.put("days", days);
    model.put("minutes", minutes);
    model.put("account", Fields.text(request, "account").orElse(""));
    model.put("campaign", Fields.text(request, "campaign").orElse(""));
    model.put("asked", isAsked);
    if (isAsked) {
      List<Repeat> found =
          duplicates.find(
              new Search(
                  Duration.ofMinutes(minutes),
                  clock.instant().minus(Duration.ofDays(days)),
                  Fields.id(request, "account").orElse(null),
                  Fields.id(request, "campaign").orElse(null)));
      model.put("sentence", Tally.of(found).sentence());
      model.put("repeats", found.stream().limit(SHOWN).toList());
      model.put("all", found.size());
    }
    return desk.page(200, "duplicates", visitor, model);
  }
}
