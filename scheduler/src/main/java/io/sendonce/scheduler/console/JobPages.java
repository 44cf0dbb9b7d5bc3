package io.sendonce.scheduler.console;

import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.history.JobRun;
import io.sendonce.scheduler.history.RunHistory;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.inventory.ListedJob;
import io.sendonce.scheduler.remote.NewSchedule;
import io.sendonce.scheduler.remote.RemoteAction;
import io.sendonce.scheduler.remote.RemoteCommand;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A job with its triggers and runs, what a node can be asked to do with them, and the history. */
final class JobPages {

  private static final int PAGE = 50;

  private final Desk desk;
  private final Supplier<Inventory> inventory;
  private final RemoteCommands commands;
  private final RunHistory history;

  JobPages(Desk desk, Supplier<Inventory> inventory, RemoteCommands commands, RunHistory history) {
    this.desk = desk;
    this.inventory = inventory;
    this.commands = commands;
    this.history = history;
  }

  List<Route> routes() {
    return List.of(
        desk.look("/job", Role.VIEWER, this::job),
        desk.look("/job/schedule", Role.ADMIN, this::preview),
        desk.look("/history", Role.VIEWER, this::history),
        desk.look("/commands/{id}", Role.VIEWER, this::command),
        desk.act("/job/trigger", Role.OPERATOR, this::ofTrigger),
        desk.act("/job/run", Role.OPERATOR, this::run),
        desk.act("/job/interrupt", Role.OPERATOR, this::interrupt),
        desk.act("/job/schedule", Role.ADMIN, this::reschedule));
  }

  private Reply job(Request request, Visitor visitor) {
    RemoteCommand.Key key = key(request);
    Inventory now = inventory.get();
    Optional<ListedJob> job =
        now.jobs().stream()
            .filter(it -> it.group().equals(key.group()) && it.name().equals(key.name()))
            .findFirst();
    if (job.isEmpty()) {
      return desk.trouble(
          404, visitor, "There is no job " + key, "It is not in the store of this cluster.");
    }
    Map<String, Object> model = new HashMap<>();
    model.put("job", job.get());
    model.put("fires", now.fires().stream().filter(fire -> fire.executes(job.get())).toList());
    model.put("runs", history.page(null, new RunHistory.Job(key.group(), key.name()), false, 20));
    model.put("at", now.at());
    return desk.page(200, "job", visitor, model);
  }

  private Reply history(Request request, Visitor visitor) {
    boolean isTroubled = Fields.text(request, "troubled").isPresent();
    RunHistory.@Nullable Job job =
        Fields.text(request, "name").isEmpty()
            ? null
            : new RunHistory.Job(key(request).group(), key(request).name());
    List<JobRun> runs =
        history.page(Fields.id(request, "before").orElse(null), job, isTroubled, PAGE + 1);
    Map<String, Object> model = new HashMap<>();
    model.put("runs", runs.stream().limit(PAGE).toList());
    model.put("before", runs.size() > PAGE ? runs.get(PAGE - 1).id() : 0L);
    model.put("group", job == null ? "" : job.group());
    model.put("name", job == null ? "" : job.name());
    model.put("troubled", isTroubled ? "yes" : "");
    return desk.page(200, "history", visitor, model);
  }

  private Reply command(Request request, Visitor visitor) {
    long id = Fields.id("The command's id", request.placed("id"));
    return commands
        .find(id)
        .map(found -> desk.page(200, "command", visitor, Map.of("command", found)))
        .orElseGet(
            () ->
                desk.trouble(
                    404, visitor, "There is no command " + id, "Nobody of this cluster asked it."));
  }

  private Reply ofTrigger(Request request, Visitor visitor) {
    RemoteAction action =
        RemoteAction.ofTrigger(request.field("action").orElse(""))
            .orElseThrow(() -> new WrongInput("The action must be one of pause, resume, reset."));
    return asked(
        commands.ask(
            action,
            key("The trigger", request, "trigger_"),
            desk.actor(visitor, request),
            Fields.reason(request)));
  }

  private Reply run(Request request, Visitor visitor) {
    Map<String, String> data = data(request.field("data").orElse(""));
    return asked(
        commands.run(
            key("The job", request, ""),
            data,
            desk.actor(visitor, request),
            Fields.reason(request)));
  }

  private Reply interrupt(Request request, Visitor visitor) {
    return asked(
        commands.interrupt(
            key("The job", request, ""),
            needed("The run", request.field("fire")),
            needed("The node", request.field("node")),
            desk.actor(visitor, request),
            Fields.reason(request)));
  }

  /** What a schedule would mean, before anybody is asked to make it so. */
  private Reply preview(Request request, Visitor visitor) {
    NewSchedule schedule = schedule(Fields.text(request, "schedule").orElse(""));
    RemoteCommand.Key trigger =
        new RemoteCommand.Key(
            needed("The trigger's group", request.query("trigger_group")),
            needed("The trigger's name", request.query("trigger_name")));
    Map<String, Object> model = new HashMap<>();
    model.put("trigger", trigger);
    model.put("schedule", schedule.text());
    model.put("fires", schedule.fires(inventory.get().at(), NewSchedule.PREVIEWED));
    return desk.page(200, "schedule", visitor, model);
  }

  private Reply reschedule(Request request, Visitor visitor) {
    return asked(
        commands.reschedule(
            key("The trigger", request, "trigger_"),
            schedule(request.field("schedule").orElse("")),
            desk.actor(visitor, request),
            Fields.reason(request)));
  }

  private Reply asked(long command) {
    return desk.seeOther("/commands/" + command);
  }

  private static NewSchedule schedule(String written) {
    try {
      return NewSchedule.read(written);
    } catch (IllegalArgumentException wrong) {
      throw new WrongInput(String.valueOf(wrong.getMessage()));
    }
  }

  /** A line {@code name = value} for each. */
  private static Map<String, String> data(String written) {
    Map<String, String> data = new LinkedHashMap<>();
    for (String line : written.strip().split("\\R", -1)) {
      int equals = line.indexOf('=');
      if (line.isBlank()) {
        continue;
      }
      if (equals < 1) {
        throw new WrongInput("Each line of the data must be written like name = value.");
      }
      data.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return data;
  }

  private static RemoteCommand.Key key(Request request) {
    return new RemoteCommand.Key(
        needed("The job's group", request.query("group")),
        needed("The job's name", request.query("name")));
  }

  private static RemoteCommand.Key key(String what, Request request, String prefix) {
    return new RemoteCommand.Key(
        needed(what + "'s group", request.field(prefix + "group")),
        needed(what + "'s name", request.field(prefix + "name")));
  }

  private static String needed(String what, Optional<String> given) {
    String text = given.map(String::strip).orElse("");
    if (text.isEmpty() || text.length() > RemoteCommand.Key.LONGEST) {
      throw new WrongInput(
          "%s must be given, with at most %d characters."
              .formatted(what, RemoteCommand.Key.LONGEST));
    }
    return text;
  }
}
