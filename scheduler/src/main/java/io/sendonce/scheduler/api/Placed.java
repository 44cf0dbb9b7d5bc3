package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.inventory.ListedJob;
import io.sendonce.scheduler.remote.RemoteCommand;

/** Reads what a path is about, and refuses what is not there. */
final class Placed {

  private Placed() {}

  static long id(Request request) {
    return Parameters.id("id", request.placed("id"));
  }

  static ListedJob job(Request request, Inventory now) {
    RemoteCommand.Key key = key(request);
    return now.jobs().stream()
        .filter(each -> each.group().equals(key.group()) && each.name().equals(key.name()))
        .findFirst()
        .orElseThrow(() -> Refusal.missing("job " + key));
  }

  /** The key of a trigger that is there. */
  static RemoteCommand.Key trigger(Request request, Inventory now) {
    RemoteCommand.Key key = key(request);
    if (now.jobs().stream().noneMatch(job -> job.trigger(key.group(), key.name()).isPresent())) {
      throw Refusal.missing("trigger " + key);
    }
    return key;
  }

  private static RemoteCommand.Key key(Request request) {
    return new RemoteCommand.Key(request.placed("group"), request.placed("name"));
  }
}
