package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.deploy.NodeStart;
import io.sendonce.jobs.deploy.NodeStarts;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.jobs.watch.ClockOffset;
import io.sendonce.jobs.watch.Watch;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes, jobs and triggers, as they are in the store. */
final class ClusterPages {

  private static final int LATEST = 10;
  private static final Duration CLOCKS_OF = Duration.ofDays(1);

  private final Desk desk;
  private final Database database;
  private final ConsoleParts.Cluster cluster;
  private final RemoteCommands commands;

  ClusterPages(
      Desk desk, Database database, ConsoleParts.Cluster cluster, RemoteCommands commands) {
    this.desk = desk;
    this.database = database;
    this.cluster = cluster;
    this.commands = commands;
  }

  List<Route> routes() {
    return List.of(desk.look("/cluster", Role.VIEWER, this::cluster));
  }

  private Reply cluster(Request request, Visitor visitor) {
    Map<String, Object> model = new HashMap<>();
    Inventory now = cluster.inventory().get();
    List<NodeLine> nodes = nodes(now);
    model.put("nodes", nodes);
    model.put("versions", nodes.stream().map(NodeLine::version).distinct().count());
    model.put("at", now.at());
    model.put("inventory", now);
    model.put("commands", commands.latest(null, LATEST));
    return desk.page(200, "cluster", visitor, model);
  }

  private List<NodeLine> nodes(Inventory now) {
    QueueStatus status = new QueueStatus(database);
    List<NodeLife> lives = status.nodes(cluster.schedulerName(), cluster.silenceGrace());
    List<NodeStart> starts =
        new NodeStarts(database, cluster.schedulerName())
            .latest(lives.stream().map(NodeLife::name).toList());
    List<ClockOffset> clocks = Watch.clocks(database, now.at().minus(CLOCKS_OF));
    Map<String, Long> held = status.onTheWire();
    List<NodeLine> lines = new ArrayList<>();
    for (NodeLife life : lives) {
      lines.add(
          NodeLine.of(
              life,
              now,
              starts.stream().filter(it -> it.node().equals(life.name())).findFirst(),
              clocks.stream().filter(it -> it.node().equals(life.name())).findFirst(),
              held.getOrDefault(life.name(), 0L)));
    }
    return lines;
  }
}
