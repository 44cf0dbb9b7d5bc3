package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.LegacyTable;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.incidents.file.Opening;
import io.sendonce.jobs.incidents.file.Searched;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who got the same message more than once: by our own records, by the table of some other program
 * in the same database, and by what the provider shows; as a page and as files.
 */
final class DuplicatePages {

  private static final long CONVERSATIONS = 50;
  private static final long MOST_CONVERSATIONS = 500;
  private static final int SHOWN = 200;

  /** A table may be long, and others wait for the console's connections. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final FoundDuplicates.Shown IDS_ONLY = new FoundDuplicates.Shown(false, false);

  private final Desk desk;
  private final Database database;
  private final Duplicates duplicates;
  private final ReadBackSearch readBack;
  private final Incidents incidents;
  private final Clock clock;

  DuplicatePages(Desk desk, Database database, ReadBackSearch readBack, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.duplicates = new Duplicates(database);
    this.readBack = readBack;
    this.incidents = new Incidents(database);
    this.clock = clock;
  }

  /** Where is looked. */
  private enum Place {
    OURS(Searched.OUR_RECORDS),
    TABLE(Searched.FOREIGN_TABLE),
    PROVIDER(Searched.PROVIDER);

    private final Searched searched;

    Place(Searched searched) {
      this.searched = searched;
    }
  }

  /** Finds what the address of a request asks for; empty if it asks for nothing yet. */
  @FunctionalInterface
  private interface Finder {
    Optional<FoundDuplicates> find(Request request);
  }

  List<Route> routes() {
    return Stream.of(
            found("/duplicates", Role.VIEWER, Place.OURS, this::inOurs),
            found("/duplicates/table", Role.OPERATOR, Place.TABLE, this::inTable),
            found("/duplicates/provider", Role.VIEWER, Place.PROVIDER, request -> readBack.found()),
            Stream.of(
                desk.act("/duplicates/provider", Role.OPERATOR, this::ask),
                desk.act("/duplicates/provider/stop", Role.OPERATOR, this::stop)))
        .flatMap(routes -> routes)
        .toList();
  }

  private Stream<Route> found(String path, Role needed, Place place, Finder finder) {
    return Stream.of(
        desk.look(path, needed, (request, visitor) -> page(request, visitor, place, finder)),
        desk.act(
            path + "/incident",
            Role.OPERATOR,
            (request, visitor) -> open(request, visitor, place, finder)),
        desk.look(
            path + "/csv",
            needed,
            (request, visitor) ->
                file(
                    "duplicates.csv",
                    "text/csv; charset=utf-8",
                    needed(request, finder).csv(IDS_ONLY))),
        desk.look(
            path + "/json",
            needed,
            (request, visitor) ->
                file(
                    "duplicates.json",
                    "application/json",
                    needed(request, finder).json(IDS_ONLY))));
  }

  private static FoundDuplicates needed(Request request, Finder finder) {
    try {
      return finder
          .find(request)
          .orElseThrow(() -> new WrongInput("Nothing was looked for yet: find duplicates first."));
    } catch (UnfitTableException e) {
      throw new WrongInput(e.problem());
    }
  }

  private static Reply file(String name, String type, String text) {
    return new Reply(200, type, Map.of(), text.getBytes(StandardCharsets.UTF_8))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Searches again: what is taken on record is what is there now. */
  private Reply open(Request request, Visitor visitor, Place place, Finder finder) {
    Incidents.Subject subject =
        new Incidents.Subject(Fields.line(request, "title", "The title", 100), place.searched);
    Opening opening =
        incidents.open(subject, needed(request, finder).repeats(), desk.actor(visitor, request));
    if (opening instanceof Opening.Opened opened) {
      return desk.seeOther("/incidents/" + opened.id());
    }
    if (opening instanceof Opening.AlreadyOpen already) {
      return desk.trouble(
          409,
          visitor,
          "It is open already",
          "All of it belongs to incident %s. No other was opened."
              .formatted(
                  already.incidents().stream()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "))));
    }
    return desk.trouble(
        409,
        visitor,
        "There is nothing to open",
        "Nobody got the same message more than once in what was searched. Nothing was changed.");
  }

  private Reply page(Request request, Visitor visitor, Place place, Finder finder) {
    Map<String, Object> model = new HashMap<>();
    model.put("source", place.name().toLowerCase(Locale.ROOT));
    model.put("query", request.queryText().isEmpty() ? "" : "?" + request.queryText());
    model.put("days", days(request));
    model.put("minutes", minutes(request));
    model.put("conversations", CONVERSATIONS);
    model.put("most", MOST_CONVERSATIONS);
    model.put("shown", SHOWN);
    for (String field : List.of("account", "campaign", "table", "columns", "outbound")) {
      model.put(field, Fields.text(request, field).orElse(""));
    }
    ReadBackSearch.Progress progress = readBack.progress();
    model.put("progress", progress);
    Optional<FoundDuplicates> found = Optional.empty();
    String problem = "";
    try {
      found = finder.find(request);
    } catch (UnfitTableException e) {
      problem = e.problem();
    }
    model.put("problem", problem);
    model.put("asked", found.isPresent());
    model.put("sentence", found.map(FoundDuplicates::sentence).orElse(""));
    model.put("remarks", found.map(FoundDuplicates::remarks).orElse(List.of()));
    model.put("doubts", found.map(FoundDuplicates::doubts).orElse(List.of()));
    model.put(
        "repeats", found.map(it -> it.repeats().stream().limit(SHOWN).toList()).orElse(List.of()));
    model.put("all", found.map(it -> it.repeats().size()).orElse(0));
    return desk.page(problem.isEmpty() ? 200 : 400, "duplicates", visitor, model);
  }

  /** Looks only when it is asked to: that reads all that was sent in the time. */
  private Optional<FoundDuplicates> inOurs(Request request) {
    Search search =
        Search.back(
            clock.instant(),
            new Search.Extent(days(request), minutes(request)),
            Fields.id(request, "account").orElse(null),
            Fields.id(request, "campaign").orElse(null));
    return Fields.text(request, "find")
        .map(asked -> new FoundDuplicates(List.of(), List.of(), duplicates.find(search)));
  }

  private Optional<FoundDuplicates> inTable(Request request) {
    Optional<String> name = Fields.text(request, "table");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Set<String> outbound =
        Fields.text(request, "outbound")
            .map(words -> Stream.of(words.split(",", -1)).map(String::strip))
            .map(words -> words.filter(word -> !word.isEmpty()).collect(Collectors.toSet()))
            .orElse(LegacyTable.OUTBOUND);
    LegacyTable table = new LegacyTable(database, name.get(), columns(request), outbound);
    return Optional.of(
        FoundDuplicates.in(
            table.findWithin(
                PATIENCE,
                Duration.ofMinutes(minutes(request)),
                clock.instant().minus(Duration.ofDays(days(request))),
                Fields.text(request, "campaign").orElse(null))));
  }

  private static Map<String, String> columns(Request request) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String each :
        Fields.text(request, "columns").map(it -> it.split(",", -1)).orElse(new String[0])) {
      String[] sides = each.split("=", 2);
      if (sides.length != 2 || columns.put(sides[0].strip(), sides[1].strip()) != null) {
        throw new WrongInput(
            "columns must be like person=prospect_id,text=content, each part once, not %s."
                .formatted(each));
      }
    }
    return columns;
  }

  private Reply ask(Request request, Visitor visitor) {
    long conversations = form(request, "conversations", CONVERSATIONS);
    long minutes = form(request, "minutes", Search.MINUTES);
    long days = form(request, "days", Search.DAYS);
    if (conversations > MOST_CONVERSATIONS
        || days > Search.MOST_DAYS
        || minutes > Search.MOST_MINUTES) {
      throw new WrongInput(
          "conversations must be at most %d, days at most %d, and minutes at most %d."
              .formatted(MOST_CONVERSATIONS, Search.MOST_DAYS, Search.MOST_MINUTES));
    }
    Search search =
        Search.back(
            clock.instant(),
            new Search.Extent(days, minutes),
            formId(request, "account").orElse(null),
            formId(request, "campaign").orElse(null));
    if (!readBack.begin(search, (int) conversations, desk.actor(visitor, request))) {
      throw new WrongInput("A search at the provider is under way: wait for it, or stop it.");
    }
    return desk.seeOther("/duplicates/provider");
  }

  private Reply stop(Request request, Visitor visitor) {
    readBack.stop();
    return desk.seeOther("/duplicates/provider");
  }

  private static long days(Request request) {
    long days = Fields.id(request, "days").orElse((long) Search.DAYS);
    if (days > Search.MOST_DAYS) {
      throw new WrongInput("days must be at most %d, not %d.".formatted(Search.MOST_DAYS, days));
    }
    return days;
  }

  private static long minutes(Request request) {
    long minutes = Fields.id(request, "minutes").orElse((long) Search.MINUTES);
    if (minutes > Search.MOST_MINUTES) {
      throw new WrongInput(
          "minutes must be at most %d, not %d.".formatted(Search.MOST_MINUTES, minutes));
    }
    return minutes;
  }

  private static long form(Request request, String name, long usual) {
    return formId(request, name).orElse(usual);
  }

  private static Optional<Long> formId(Request request, String name) {
    return request
        .field(name)
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(it -> Fields.id(name, it));
  }
}
