package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.oracle.Ending;
import io.sendonce.demo.drill.oracle.Violation;
import io.sendonce.demo.drill.play.PlayedFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as JSON; times are ISO 8601, lengths are in seconds. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static String of(RunResult result, Verdict verdict) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("held", verdict.held()).put("verdict", verdict.sentence());
    conditions(root.putObject("conditions"), result.conditions());
    times(root.putObject("times"), result.times());
    judgement(root.putObject("messages"), result);
    faults(root.putObject("faults"), result.faults());
    ArrayNode costs = root.putArray("costs");
    for (Cost cost : result.costs()) {
      ObjectNode line = costs.addObject();
      line.put("fault", cost.kind()).put("times", cost.times()).put("in_doubt", cost.doubts());
      line.put("read_back", cost.readBack()).put("webhook", cost.webhook());
      line.put("late_reply", cost.lateReply());
      line.put("waiting_for_person", cost.open());
      seconds(line, "p50", cost.p50());
      seconds(line, "p95", cost.p95());
    }
    ArrayNode controls = root.putArray("controls");
    for (ControlResult control : result.controls()) {
      controls
          .addObject()
          .put("mistake", control.mistake().words())
          .put("queued", control.queued())
          .put("too_many", control.twice())
          .put("lost", control.lost())
          .put("failed_as_it_must", control.failedAsItMust());
    }
    ArrayNode news = root.putArray("course");
    result.course().news().forEach(news::add);
    return MAPPER.writeValueAsString(root);
  }

  private static void conditions(ObjectNode node, RunResult.Conditions conditions) {
    node.put("seed", conditions.seed()).put("messages", conditions.messages());
    node.put("nodes", conditions.nodes()).put("accounts", conditions.accounts());
    node.put("policy", conditions.policy().word()).put("webhooks", conditions.webhooks());
    node.put("database", conditions.database());
    node.put("machine", conditions.machine());
    ArrayNode leftOut = node.putArray("left_out");
    conditions.leftOut().forEach(leftOut::add);
  }

  private static void times(ObjectNode node, RunResult.Times times) {
    node.put("start", times.start().toString());
    node.put("faults_end", times.faultsEnd().toString());
    node.put("drained_at", times.drainedAt() == null ? null : times.drainedAt().toString());
    seconds(node, "recovery", times.recovery());
    seconds(node, "recovery_limit", times.limit());
    seconds(node, "stopped_in", times.stopped());
  }

  private static void judgement(ObjectNode node, RunResult result) {
    node.put("wanted", result.judgement().wanted());
    for (Ending ending : Ending.values()) {
      node.put(ending.name().toLowerCase(java.util.Locale.ROOT), result.judgement().count(ending));
    }
    node.put("twice", result.judgement().count(Violation.Kind.TWICE));
    node.put("lost", result.judgement().lost());
    node.put("suppressed_rows", result.judgement().suppressed());
    node.put("in_doubt_for_a_while", result.doubts().size());
    ArrayNode violations = node.putArray("violations");
    for (Violation violation : result.judgement().violations()) {
      violations
          .addObject()
          .put("kind", violation.kind().words())
          .put("what", violation.sentence());
    }
  }

  private static void faults(ObjectNode node, RunResult.Faults faults) {
    ArrayNode planned = node.putArray("planned");
    faults.planned().forEach(planned::add);
    ArrayNode played = node.putArray("played");
    for (PlayedFault fault : faults.played()) {
      ObjectNode one = played.addObject();
      one.put("kind", fault.kind().wireName()).put("classes", fault.kind().classes());
      one.put("from", fault.from().toString()).put("to", fault.to().toString());
      one.put("note", fault.note());
      ArrayNode victims = one.putArray("victims");
      fault.victims().forEach(victims::add);
    }
    ArrayNode failures = node.putArray("could_not_be_played");
    faults.failures().forEach(failures::add);
  }

  private static void seconds(ObjectNode node, String name, @Nullable Duration length) {
    if (length == null) {
      node.putNull(name);
    } else {
      node.put(name, length.toMillis() / 1000.0);
    }
  }
}
