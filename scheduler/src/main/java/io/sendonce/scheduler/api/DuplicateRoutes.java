package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Who got the same message more than once, by our own records. */
final class DuplicateRoutes {

  private static final FoundDuplicates.Shown IDS_ONLY = new FoundDuplicates.Shown(false, false);

  private final Gate gate;
  private final Duplicates duplicates;
  private final Clock clock;

  DuplicateRoutes(Gate gate, Database database, Clock clock) {
    this.gate = gate;
    this.duplicates = new Duplicates(database);
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        gate.look("/duplicates", Set.of("days", "minutes", "account", "campaign"), this::found));
  }

  private Reply found(Request request) {
    Search search =
        Search.back(
            clock.instant(),
            new Search.Extent(
                Parameters.number(request, "days", Search.DAYS, Search.MOST_DAYS),
                Parameters.number(request, "minutes", Search.MINUTES, Search.MOST_MINUTES)),
            Parameters.id(request, "account"),
            Parameters.id(request, "campaign"));
    FoundDuplicates found = new FoundDuplicates(List.of(), List.of(), duplicates.find(search));
    return Json.reply(200, found.document(IDS_ONLY));
  }
}
