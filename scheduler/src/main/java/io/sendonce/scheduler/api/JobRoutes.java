package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.history.JobRun;
import io.sendonce.scheduler.history.RunHistory;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.inventory.ListedJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jobs with their triggers as the store has them, and what ran. */
final class JobRoutes {

  private final Gate gate;
  private final Cluster cluster;
  private final RunHistory history;

  JobRoutes(Gate gate, Database database, Cluster cluster) {
    this.gate = gate;
    this.cluster = cluster;
    this.history = new RunHistory(database, cluster.schedulerName());
  }

  List<Route> routes() {
    return List.of(
        gate.look("/jobs", Set.of(), request -> jobs()),
        gate.look("/jobs/{group}/{name}", Set.of(), this::job),
        gate.look("/history", Set.of("group", "name", "troubled", "after", "limit"), this::runs));
  }

  private Reply jobs() {
    Inventory now = cluster.inventory().get();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("at", now.at());
    answer.put("jobs", now.jobs());
    answer.put("fires", now.fires().stream().map(ClusterAnswers::fire).toList());
    answer.put("paused_groups", now.pausedGroups());
    answer.put("is_everything_paused", now.isEverythingPaused());
    return Json.reply(200, answer);
  }

  private Reply job(Request request) {
    Inventory now = cluster.inventory().get();
    ListedJob job = Placed.job(request, now);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("at", now.at());
    answer.put("job", job);
    answer.put(
        "fires",
        now.fires().stream().filter(fire -> fire.executes(job)).map(ClusterAnswers::fire).toList());
    return Json.reply(200, answer);
  }

  private Reply runs(Request request) {
    int limit = Parameters.limit(request);
    List<JobRun> runs =
        history.page(
            Parameters.id(request, "after"),
            whose(request),
            Parameters.flag(request, "troubled"),
            limit + 1);
    return Page.of(runs, limit, "runs", JobRun::id, run -> run);
  }

  /** Null for any job's. */
  private static RunHistory.@Nullable Job whose(Request request) {
    Optional<String> group = Parameters.text(request, "group");
    Optional<String> name = Parameters.text(request, "name");
    if (group.isEmpty() && name.isEmpty()) {
      return null;
    }
    return new RunHistory.Job(
        group.orElseThrow(() -> Refusal.parameter("group", "must be given with the name", null)),
        name.orElseThrow(() -> Refusal.parameter("name", "must be given with the group", null)));
  }
}
