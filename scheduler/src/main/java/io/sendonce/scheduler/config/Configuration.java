package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a node is configured with, and where each value comes from. */
public final class Configuration {

  private static final String FILE = "sendonce.properties";

  /** Where settings are said to be missing when only the environment could have them. */
  private static final Path NO_FILE = Path.of(Layer.ENVIRONMENT);

  private final NodeSettings settings;
  private final QuartzSettings quartz;
  private final List<Effective> effective;

  private Configuration(NodeSettings settings, QuartzSettings quartz, List<Effective> effective) {
    this.settings = settings;
    this.quartz = quartz;
    this.effective = List.copyOf(effective);
  }

  /**
   * Reads {@code sendonce.properties} and {@code quartz.properties}; a variable of the environment,
   * {@code SENDONCE_SEND_LEASE} for {@code send.lease}, is stronger than the file.
   *
   * @param directory where the files are
   * @param environment as {@link System#getenv()} has it
   * @throws ConfigurationException listing every problem of all of them at once
   */
  public static Configuration load(Path directory, Map<String, String> environment)
      throws ConfigurationException {
    List<Problem> problems = new ArrayList<>();
    Path file = directory.resolve(FILE);
    SettingsReader settings = read(file, Layer.of(environment), Layer.EMPTY, problems);
    QuartzReader quartz =
        new QuartzReader(
            directory,
            textOf(directory.resolve("quartz.properties"), "to use it as it is", problems),
            settings.find(Keys.NODE_NAME).orElse("unnamed"));
    problems.addAll(quartz.problems());
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    List<Effective> effective = new ArrayList<>(settings.effective());
    effective.addAll(quartz.effective());
    return new Configuration(settings.settings(), quartz.settings(), effective);
  }

  /**
   * Reads {@code sendonce.properties} alone, for a scheduler that was not configured by us.
   *
   * @param directory where the file is; null where the environment says everything
   * @param environment as {@link System#getenv()} has it
   * @param instance the scheduler's instance id, which names the node unless {@code node.name} does
   * @throws ConfigurationException listing every problem at once
   */
  public static NodeSettings settingsAlone(
      @Nullable Path directory, Map<String, String> environment, String instance)
      throws ConfigurationException {
    List<Problem> problems = new ArrayList<>();
    Path file = directory == null ? NO_FILE : directory.resolve(FILE);
    SettingsReader settings =
        read(file, Layer.of(environment), Layer.ofInstance(NodeName.near(instance)), problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return settings.settings();
  }

  /** What {@code sendonce.properties} and the environment say. */
  public NodeSettings settings() {
    return settings;
  }

  /** What {@code quartz.properties} says, completed. */
  public QuartzSettings quartz() {
    return quartz;
  }

  /** The file that declares the jobs; it is there. */
  public Path jobsFile() {
    return quartz.jobsFile();
  }

  /** One aligned line for each setting in force: key, value (secrets masked) and origin. */
  public List<String> describe() {
    int keys = effective.stream().mapToInt(setting -> setting.key().length()).max().orElse(1);
    int values = effective.stream().mapToInt(setting -> setting.shown().length()).max().orElse(1);
    String format = "%-" + keys + "s  %-" + Math.max(values, 1) + "s  %s";
    return effective.stream()
        .map(setting -> format.formatted(setting.key(), setting.shown(), setting.origin()))
        .toList();
  }

  /** The table of all settings for the README, in Markdown. */
  public static String reference() {
    return Reference.table();
  }

  static Problem missing(Path file, String purpose) {
    String advice = "copy the one that was shipped " + purpose + ", or name another --config";
    return new Problem(file.toString(), 0, "the file is missing: " + advice);
  }

  private static SettingsReader read(
      Path file, Layer environment, Layer weakest, List<Problem> problems) {
    boolean isThere = file.equals(NO_FILE) || Files.exists(file);
    PropertiesText text =
        file.equals(NO_FILE)
            ? PropertiesText.parse(file.toString(), "")
            : textOf(file, "and set database.* and unipile.* in it", problems);
    Layer layer = Layer.of(text);
    SettingsReader settings = new SettingsReader(file, List.of(environment, layer, weakest));
    problems.addAll(layer.problems());
    // Without the file every required setting is missing too; saying so would bury the reason.
    settings.problems().stream()
        .filter(problem -> isThere || !problem.place().equals(file.toString()))
        .forEach(problems::add);
    problems.addAll(environment.problems());
    return settings;
  }

  private static PropertiesText textOf(Path file, String purpose, List<Problem> problems) {
    try {
      if (Files.exists(file)) {
        return PropertiesText.read(file);
      }
      problems.add(missing(file, purpose));
    } catch (IOException unreadable) {
      problems.add(new Problem(file.toString(), 0, "the file cannot be read: " + unreadable));
    }
    return PropertiesText.parse(file.toString(), "");
  }
}
