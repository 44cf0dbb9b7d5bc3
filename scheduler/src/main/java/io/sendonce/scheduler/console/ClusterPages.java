package io.sendonce.scheduler.console;

import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.counts.Counted;
import io.sendonce.scheduler.counts.Counts;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Nodes, jobs and triggers, as they are in the store. */
final class ClusterPages {

  private static final int LATEST = 10;

  private final Desk desk;
  private final Counts<Counted> counts;
  private final Supplier<Inventory> inventory;
  private final RemoteCommands commands;

  ClusterPages(
      Desk desk, Counts<Counted> counts, Supplier<Inventory> inventory, RemoteCommands commands) {
    this.desk = desk;
    this.counts = counts;
    this.inventory = inventory;
    this.commands = commands;
  }

  List<Route> routes() {
    return List.of(desk.look("/cluster", Role.VIEWER, this::cluster));
  }

  private Reply cluster(Request request, Visitor visitor) {
    Map<String, Object> model = new HashMap<>();
    model.put("nodes", counts.get().overview().nodes());
    model.put("at", counts.get().overview().moment().at());
    model.put("inventory", inventory.get());
    model.put("commands", commands.latest(null, LATEST));
    return desk.page(200, "cluster", visitor, model);
  }
}
