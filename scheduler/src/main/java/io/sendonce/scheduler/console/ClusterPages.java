package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.cluster.ClusterNodes;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes, jobs and triggers, as they are in the store. */
final class ClusterPages {

  private static final int LATEST = 10;

  private final Desk desk;
  private final Database database;
  private final Cluster cluster;
  private final RemoteCommands commands;

  ClusterPages(Desk desk, Database database, Cluster cluster, RemoteCommands commands) {
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
    List<NodeLine> nodes =
        new ClusterNodes(database, cluster).list(now).stream().map(NodeLine::of).toList();
    model.put("nodes", nodes);
    model.put("versions", nodes.stream().map(NodeLine::version).distinct().count());
    model.put("at", now.at());
    model.put("inventory", now);
    model.put("commands", commands.latest(null, LATEST));
    return desk.page(200, "cluster", visitor, model);
  }
}
