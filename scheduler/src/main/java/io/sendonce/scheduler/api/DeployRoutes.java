package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.deploy.Deploy;
import io.sendonce.jobs.deploy.DeployWatch;
import io.sendonce.jobs.deploy.Deploys;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How sending has fared since a new version was started, or somebody changed something. */
final class DeployRoutes {

  private static final String SINCE = "since";

  private final Gate gate;
  private final DeployWatch watch;
  private final Deploys deploys;

  DeployRoutes(Gate gate, Database database, Cluster cluster) {
    this.gate = gate;
    this.watch = new DeployWatch(database);
    this.deploys = new Deploys(database, cluster.schedulerName());
  }

  List<Route> routes() {
    return List.of(
        gate.look("/deploys", Set.of("limit"), this::list),
        gate.look("/deploys/{id}", Set.of(), this::deploy),
        gate.actAnew("/deploys", Scope.OPERATE, this::begin));
  }

  private Reply list(Request request) {
    return Json.reply(
        200,
        Map.of(
            "deploys",
            deploys.latest(Parameters.limit(request)).stream()
                .map(deploy -> shown(deploy, deploy.kept().orElse(null)))
                .toList()));
  }

  /** Looks anew while the watch goes on: that reads all that was sent since. */
  private Reply deploy(Request request) {
    long id = Placed.id(request);
    Deploy deploy = deploys.find(id).orElseThrow(() -> Refusal.missing("deploy " + id));
    Deploy.Kept standing = watch.standing(deploy);
    Map<String, Object> answer = shown(deploy, standing);
    answer.put("facts", standing.outcome().facts());
    answer.put("twice", standing.outcome().twice());
    return Json.reply(200, answer);
  }

  private Reply begin(Request request, JsonNode body, Gate.Caller caller) {
    Fields fields = new Fields(body, List.of(SINCE, "reason"));
    Instant since =
        fields
            .time(SINCE)
            .orElseThrow(() -> fields.wrong(SINCE, "must say when it was changed", null));
    long id =
        deploys
            .begin(since, caller.actor(), fields.reason())
            .orElseThrow(() -> fields.wrong(SINCE, "must not be in the future", since.toString()));
    return Json.reply(201, Map.of("id", id)).with("Location", gate.address("/deploys/" + id));
  }

  /**
   * A change that is watched.
   *
   * @param standing its verdict; null while none is told
   */
  private static Map<String, Object> shown(Deploy deploy, Deploy.@Nullable Kept standing) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", deploy.id());
    shown.put("version", deploy.version());
    shown.put("since", deploy.since());
    shown.put("until", deploy.until());
    shown.put("begun_by", deploy.begunBy());
    shown.put("reason", deploy.reason());
    shown.put("is_concluded", deploy.kept().isPresent());
    shown.put("verdict", standing == null ? null : standing.verdict());
    shown.put("is_good", standing == null ? null : standing.isGood());
    return shown;
  }
}
