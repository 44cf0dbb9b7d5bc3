package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.inventory.ListedJob;
import io.sendonce.scheduler.remote.NewSchedule;
import io.sendonce.scheduler.remote.RemoteAction;
import io.sendonce.scheduler.remote.RemoteCommand;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a node is asked to do with jobs and triggers, and what came of it. */
final class CommandRoutes {

  private static final String SCHEDULE = "schedule";
  private static final String REASON = "reason";

  /** As long as a cron expression gets in the store, and a time zone with it. */
  private static final int LONGEST_SCHEDULE = 300;

  private final Gate gate;
  private final Cluster cluster;
  private final RemoteCommands commands;

  CommandRoutes(Gate gate, Database database, Cluster cluster) {
    this.gate = gate;
    this.cluster = cluster;
    this.commands = new RemoteCommands(database, cluster.schedulerName());
  }

  List<Route> routes() {
    return List.of(
        gate.act("/triggers/{group}/{name}/pause", Scope.OPERATE, of(RemoteAction.PAUSE_TRIGGER)),
        gate.act("/triggers/{group}/{name}/resume", Scope.OPERATE, of(RemoteAction.RESUME_TRIGGER)),
        gate.act("/triggers/{group}/{name}/reset", Scope.OPERATE, of(RemoteAction.RESET_TRIGGER)),
        gate.act("/triggers/{group}/{name}/schedule", Scope.ADMIN, this::reschedule),
        gate.act("/triggers/{group}/{name}/schedule/preview", Scope.ADMIN, this::preview),
        gate.actAnew("/jobs/{group}/{name}/run", Scope.OPERATE, this::run),
        gate.act("/jobs/{group}/{name}/interrupt", Scope.OPERATE, this::interrupt),
        gate.look("/commands", Set.of("limit"), this::latest),
        gate.look("/commands/{id}", Set.of(), this::command));
  }

  private Gate.Act of(RemoteAction action) {
    return (request, body, caller) -> {
      String reason = new Fields(body, List.of(REASON)).reason();
      RemoteCommand.Key trigger = Placed.trigger(request, cluster.inventory().get());
      return asked(commands.ask(action, trigger, caller.actor(), reason));
    };
  }

  private Reply reschedule(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of(SCHEDULE, REASON));
    NewSchedule schedule = schedule(fields);
    String reason = fields.reason();
    RemoteCommand.Key trigger = Placed.trigger(request, cluster.inventory().get());
    return asked(commands.reschedule(trigger, schedule, caller.actor(), reason));
  }

  /** What a schedule would mean; changes nothing. */
  private Reply preview(Request request, JsonNode body, Gate.Caller caller) {
    NewSchedule schedule = schedule(new Fields(body, List.of(SCHEDULE)));
    Inventory now = cluster.inventory().get();
    RemoteCommand.Key trigger = Placed.trigger(request, now);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("group", trigger.group());
    answer.put("name", trigger.name());
    answer.put(SCHEDULE, schedule.text());
    answer.put("fires", schedule.fires(now.at(), NewSchedule.PREVIEWED));
    return Json.reply(200, answer);
  }

  private Reply run(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of("data", REASON));
    Map<String, String> data = fields.texts("data");
    String reason = fields.reason();
    return asked(commands.run(job(request), data, caller.actor(), reason));
  }

  private Reply interrupt(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of("fire", "node", REASON));
    String fire = fields.needed("fire", RemoteCommand.Key.LONGEST);
    String node = fields.needed("node", RemoteCommand.Key.LONGEST);
    String reason = fields.reason();
    return asked(commands.interrupt(job(request), fire, node, caller.actor(), reason));
  }

  private Reply latest(Request request) {
    return Json.reply(
        200,
        Map.of(
            "commands",
            commands.latest(null, Parameters.limit(request)).stream()
                .map(ClusterAnswers::command)
                .toList()));
  }

  private Reply command(Request request) {
    long id = Placed.id(request);
    return commands
        .find(id)
        .map(found -> Json.reply(200, ClusterAnswers.command(found)))
        .orElseThrow(() -> Refusal.missing("command " + id));
  }

  /** A node does it later, and says so in the command. */
  private Reply asked(long command) {
    return Json.reply(202, Map.of("command", command))
        .with("Location", gate.address("/commands/" + command));
  }

  private RemoteCommand.Key job(Request request) {
    ListedJob job = Placed.job(request, cluster.inventory().get());
    return new RemoteCommand.Key(job.group(), job.name());
  }

  private static NewSchedule schedule(Fields fields) {
    String written = fields.needed(SCHEDULE, LONGEST_SCHEDULE);
    try {
      return NewSchedule.read(written);
    } catch (IllegalArgumentException wrong) {
      throw Refusal.field(
          SCHEDULE,
          "cannot be read: " + String.valueOf(wrong.getMessage()).replaceFirst("\\.$", ""),
          written);
    }
  }
}
