package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.cluster.ClusterNodes;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes of the cluster. */
final class NodeRoutes {

  private final Gate gate;
  private final Cluster cluster;
  private final ClusterNodes nodes;

  NodeRoutes(Gate gate, Database database, Cluster cluster) {
    this.gate = gate;
    this.cluster = cluster;
    this.nodes = new ClusterNodes(database, cluster);
  }

  List<Route> routes() {
    return List.of(gate.look("/nodes", Set.of(), request -> nodes()));
  }

  private Reply nodes() {
    Inventory now = cluster.inventory().get();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("at", now.at());
    answer.put("nodes", nodes.list(now).stream().map(ClusterAnswers::node).toList());
    return Json.reply(200, answer);
  }
}
