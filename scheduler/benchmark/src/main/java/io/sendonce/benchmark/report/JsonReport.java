package io.sendonce.benchmark.report;

import io.sendonce.benchmark.measure.Check;
import io.sendonce.benchmark.measure.Figures;
import io.sendonce.benchmark.measure.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that was measured as JSON; lengths are in the units that the names end with. */
public final class JsonReport {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ObjectNode root = MAPPER.createObjectNode();

  /** An empty one. */
  public JsonReport(Conditions conditions) {
    ObjectNode node = root.putObject("conditions");
    conditions.facts().forEach(node::put);
  }

  /** Adds the throughput. */
  public void add(Iterable<Standing> standings) {
    ArrayNode contestants = root.putArray("throughput");
    standings.forEach(standing -> add(contestants.addObject(), standing));
  }

  /**
   * Adds a figure of a scenario.
   *
   * @param what it is a figure of
   * @param unit what it counts
   */
  public void add(String scenario, String what, double value, String unit) {
    root.withArray("/" + scenario)
        .addObject()
        .put("what", what)
        .put("value", value)
        .put("unit", unit);
  }

  /** Writes it. */
  public void write(Path file) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(root));
  }

  private static void add(ObjectNode node, Standing standing) {
    node.put("name", standing.contestant().name()).put("how", standing.contestant().how());
    node.put("messages", standing.workload().messages());
    node.put("warm_up", standing.workload().warmUp());
    node.put("accounts", standing.workload().accounts());
    standing.skipped().ifPresent(why -> node.put("skipped", why));
    standing.failure().ifPresent(why -> node.put("failure", why));
    if (standing.isMeasured()) {
      spread(node, "messages_per_second", standing, Figures::rate);
      spread(node, "wal_bytes_per_message", standing, Figures::walBytes);
      spread(node, "transactions_per_message", standing, Figures::transactions);
      spread(node, "server_cpu_ms_per_message", standing, Figures::serverMillis);
      spread(node, "client_cpu_ms_per_message", standing, Figures::clientMillis);
    }
    ArrayNode runs = node.putArray("runs");
    standing.runs().forEach(run -> add(runs.addObject(), run));
  }

  private static void add(ObjectNode node, Run run) {
    node.put("round", run.round());
    Figures figures = run.figures();
    if (figures != null) {
      node.put("seconds", figures.seconds()).put("messages_per_second", figures.rate());
      node.put("wal_bytes_per_message", figures.walBytes());
      node.put("transactions_per_message", figures.transactions());
      node.put("server_cpu_ms_per_message", figures.serverMillis());
      node.put("client_cpu_ms_per_message", figures.clientMillis());
    }
    Check check = run.check();
    if (check != null) {
      node.putObject("check")
          .put("holds", check.holds())
          .put("skipped", check.skipped())
          .put("repeated", check.repeated())
          .put("open", check.open())
          .put("strange", check.strange());
    }
    if (run.failure() != null) {
      node.put("failure", run.failure());
    }
  }

  private static void spread(
      ObjectNode node, String name, Standing standing, ToDoubleFunction<Figures> figure) {
    Spread spread = standing.spread(figure);
    node.putObject(name)
        .put("median", spread.median())
        .put("min", spread.min())
        .put("max", spread.max());
  }
}
