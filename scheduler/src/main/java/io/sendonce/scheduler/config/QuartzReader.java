package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.DidYouMean;
import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refuses in {@code quartz.properties} what would break the promises, and fills in the rest. */
final class QuartzReader {

  private static final String PLUGIN_CLASS = "io.sendonce.scheduler.plugin.JobsFromProperties";
  private static final String OUR_PLUGIN = QuartzKeys.PLUGIN + "jobs";

  private final Path directory;
  private final PropertiesText file;
  private final Map<String, String> entries = new TreeMap<>();
  private final List<Effective> effective = new ArrayList<>();
  private final List<Problem> problems;
  private final String plugin;
  private final Path jobsFile;

  QuartzReader(Path directory, PropertiesText file, String nodeName) {
    this.directory = directory;
    this.file = file;
    this.problems = new ArrayList<>(file.problems());
    file.entries().values().forEach(this::take);
    QuartzRule.ALL.forEach(this::check);
    checkBatch();
    nameTheNode(nodeName);
    plugin = plugin();
    jobsFile = addPlugin();
  }

  List<Problem> problems() {
    return problems;
  }

  List<Effective> effective() {
    return effective;
  }

  QuartzSettings settings() {
    String group = entries.getOrDefault(plugin + ".group", "sendonce");
    return new QuartzSettings(entries, jobsFile, group);
  }

  private void take(Entry entry) {
    String key = entry.key();
    if (key.startsWith(QuartzKeys.CONNECTIONS)) {
      problem(entry, key + " is not used: connections come from database.* in sendonce.properties");
    } else if (!key.startsWith(QuartzKeys.ROOT)) {
      problem(entry, key + " is not a setting of Quartz" + hint(key));
    } else if (isMistyped(key)) {
      problem(entry, key + " is not a setting" + hint(key));
    } else {
      put(key, entry.value(), file.place() + ":" + entry.line());
    }
  }

  /** A key we do not know may be a setter of somebody's class, unless it nearly is a known one. */
  private static boolean isMistyped(String key) {
    return !QuartzKeys.KNOWN.contains(key)
        && QuartzKeys.OPEN_GROUPS.stream().noneMatch(key::startsWith)
        && !hint(key).isEmpty();
  }

  private static String hint(String key) {
    return DidYouMean.hint(key, QuartzKeys.KNOWN);
  }

  private void check(QuartzRule rule) {
    Entry entry = file.entries().get(rule.key());
    if (entry == null) {
      put(rule.key(), rule.standard(), "filled in");
    } else {
      rule.check().apply(entry.value()).ifPresent(broken -> refuse(entry, broken));
    }
  }

  private void checkBatch() {
    Entry entry = file.entries().get(QuartzKeys.BATCH);
    Optional<Integer> threads =
        Kind.number(1, Integer.MAX_VALUE).parse(entries.getOrDefault(QuartzKeys.THREADS, ""));
    if (entry != null && threads.isPresent()) {
      QuartzRule.number(QuartzKeys.BATCH, "1", 1, threads.get())
          .check()
          .apply(entry.value())
          .ifPresent(broken -> refuse(entry, broken + ", the thread count"));
    }
  }

  /** One name per node: Quartz's rows, PostgreSQL's sessions and the logs must agree. */
  private void nameTheNode(String nodeName) {
    Entry entry = file.entries().get(QuartzKeys.INSTANCE_ID);
    if (entry != null) {
      refuse(entry, "is not set here: it is node.name of sendonce.properties");
    }
    put(QuartzKeys.INSTANCE_ID, nodeName, "node.name");
    if (!entries.containsKey(QuartzKeys.DATA_SOURCE)) {
      put(QuartzKeys.DATA_SOURCE, "sendonce-" + nodeName, "filled in");
    }
  }

  /** What the keys of the plugin begin with; of several the first is the one of our commands. */
  private String plugin() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(QuartzKeys.PLUGIN))
        .filter(entry -> entry.getValue().equals(PLUGIN_CLASS))
        .map(entry -> entry.getKey().replaceFirst("\\.class$", ""))
        .findFirst()
        .orElse(OUR_PLUGIN);
  }

  private Path addPlugin() {
    Path jobs = directory.resolve(entries.getOrDefault(plugin + ".file", "jobs.properties"));
    entries.put(plugin + ".class", PLUGIN_CLASS);
    entries.put(plugin + ".file", jobs.toString());
    if (!Files.isRegularFile(jobs)) {
      problems.add(Configuration.missing(jobs, "to declare the jobs in it"));
    }
    return jobs;
  }

  private void put(String key, String value, String origin) {
    entries.put(key, value);
    String lower = key.toLowerCase(Locale.ROOT);
    String shown = lower.contains("password") ? Secret.MASK : value;
    effective.add(new Effective(key, shown, origin));
  }

  private void refuse(Entry entry, String broken) {
    problem(entry, "%s = %s %s".formatted(entry.key(), entry.value(), broken));
  }

  private void problem(Entry entry, String text) {
    problems.add(new Problem(file.place(), entry.line(), text));
  }
}
