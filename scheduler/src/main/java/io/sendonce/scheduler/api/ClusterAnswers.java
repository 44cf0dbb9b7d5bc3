package io.sendonce.scheduler.api;

import io.sendonce.jobs.deploy.NodeStart;
import io.sendonce.jobs.watch.ClockOffset;
import io.sendonce.scheduler.cluster.ClusterNode;
import io.sendonce.scheduler.inventory.ListedFire;
import io.sendonce.scheduler.remote.RemoteCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is shown of a cluster and of what its nodes were asked for. */
final class ClusterAnswers {

  private ClusterAnswers() {}

  /** A node; null for what is not on record of it. */
  static Object node(ClusterNode node) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("name", node.life().name());
    shown.put("life", node.life().life());
    shown.put("last_check_in", node.life().lastCheckIn());
    shown.put("version", node.start().map(NodeStart::version).orElse(null));
    shown.put("started_at", node.start().map(NodeStart::startedAt).orElse(null));
    shown.put("clock_ahead_ms", node.clock().map(ClockOffset::aheadMs).orElse(null));
    shown.put("on_the_wire", node.held());
    shown.put("executes", node.executes().stream().map(ClusterAnswers::fire).toList());
    return shown;
  }

  /** A fire that is reserved or executing. */
  static Object fire(ListedFire fire) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", fire.id());
    shown.put("state", fire.state());
    shown.put("node", fire.node());
    shown.put("trigger_group", fire.triggerGroup());
    shown.put("trigger_name", fire.triggerName());
    shown.put("job_group", fire.jobGroup());
    shown.put("job_name", fire.jobName());
    shown.put("since", fire.since());
    shown.put("is_of_member", fire.isOfMember());
    return shown;
  }

  /** A command with what came of it; never the data that a run was given. */
  static Object command(RemoteCommand command) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", command.id());
    shown.put("action", command.action().words());
    shown.put("subject", command.action().isOfTrigger() ? "trigger" : "job");
    shown.put("group", command.subject().group());
    shown.put("name", command.subject().name());
    shown.put("node", command.node());
    shown.put("actor", command.actor().name());
    shown.put("reason", command.reason());
    shown.put("asked_at", command.askedAt());
    shown.put("expires_at", command.expiresAt());
    shown.put("taken_by", command.takenBy());
    shown.put("outcome", command.outcome());
    shown.put("detail", command.detail());
    shown.put("ended_at", command.endedAt());
    shown.put("standing", command.standing());
    return shown;
  }
}
