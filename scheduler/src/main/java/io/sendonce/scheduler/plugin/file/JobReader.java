package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one job. */
final class JobReader {

  static final List<String> FIELDS =
      List.of(
          "class",
          "every",
          "delay",
          "cron",
          "zone",
          "manual",
          "calendar",
          "lanes",
          "each-node",
          "misfire",
          "priority",
          "max-run",
          "recover",
          "durable",
          "description",
          "enabled");

  private static final String DATA = "data.";

  /** What the data of a job begins with that is not the file's to give. */
  private static final String OURS = "sendonce.";

  private static final Duration SHORTEST_RUN = Duration.ofMillis(100);
  private static final Duration LONGEST_RUN = Duration.ofDays(30);

  private final String name;
  private final Fields fields;
  private final TimingReader timing;

  JobReader(String name, Fields fields, Map<String, Optional<ExcludedDays>> calendars) {
    this.name = name;
    this.fields = fields;
    this.timing = new TimingReader(fields, calendars);
  }

  /** The job; empty when something is wrong with it or when it is not enabled. */
  Optional<JobDeclaration> declaration() {
    int before = fields.problemsSoFar();
    fields.findUnknown(FIELDS, DATA);
    String className = className();
    Timing when = timing.timing();
    Spread spread = spread();
    Work work = new Work(className, description(), data(spread), conduct(spread));
    boolean enabled = fields.isTrue("enabled", true);
    if (fields.problemsSoFar() > before || !enabled) {
      return Optional.empty();
    }
    return Optional.of(new JobDeclaration(name, work, when, spread, fields.lines()));
  }

  private String className() {
    Entry entry = fields.get("class");
    if (entry == null) {
      fields.missing("class", "name the class that runs");
      return "";
    }
    if (entry.value().isEmpty()) {
      fields.refuse(entry, "must be the name of a class");
    }
    return entry.value();
  }

  private Spread spread() {
    int lanes = fields.number("lanes", 0, 1, 256);
    boolean eachNode = fields.isTrue("each-node", false);
    if (!eachNode) {
      return fields.has("lanes") ? new Spread.Lanes(lanes) : new Spread.One();
    }
    refuseIfSet("lanes", "does not go with " + fields.key("each-node"));
    if (fields.isTrue("manual", false)) {
      String why = "does not go with " + fields.key("each-node") + ": any node would run it";
      refuseIfSet("manual", why);
    }
    return new Spread.EachNode();
  }

  private Work.Conduct conduct(Spread spread) {
    boolean recover = fields.isTrue("recover", false);
    boolean durable = fields.isTrue("durable", true);
    if (recover && spread instanceof Spread.Lanes) {
      refuseIfSet("recover", "does not go with lanes: a lane goes on where the last run stopped");
    }
    if (recover && spread instanceof Spread.EachNode) {
      refuseIfSet("recover", "does not go with each-node: another node would run it");
    }
    if (!durable && fields.isTrue("manual", false)) {
      refuseIfSet("durable", "does not go with manual: nothing would keep it in the store");
    }
    Duration maxRun = fields.duration("max-run", SHORTEST_RUN, LONGEST_RUN).orElse(null);
    return new Work.Conduct(durable, recover, maxRun);
  }

  private void refuseIfSet(String field, String rule) {
    Entry entry = fields.get(field);
    if (entry != null) {
      fields.refuse(entry, rule);
    }
  }

  /** The limit is that of Quartz's column. */
  private String description() {
    Entry entry = fields.get("description");
    if (entry != null && entry.value().length() > 250) {
      fields.add(entry, entry.key() + " must not be longer than 250 characters");
    }
    return entry == null ? "" : entry.value();
  }

  private Map<String, String> data(Spread spread) {
    Map<String, String> data = new HashMap<>();
    fields.forEach(
        DATA,
        (key, entry) -> {
          String refusal = refusal(key, spread);
          if (refusal == null) {
            data.put(key, entry.value());
          } else {
            fields.add(entry, entry.key() + refusal);
          }
        });
    return data;
  }

  private static @Nullable String refusal(String key, Spread spread) {
    if (key.startsWith(OURS)) {
      return ": data beginning with sendonce. is the plugin's own";
    }
    boolean isLane = spread instanceof Spread.Lanes && (key.equals("lane") || key.equals("lanes"));
    return isLane ? " is set for each lane, it cannot be given" : null;
  }
}
