package io.sendonce.demo.stage;

import io.sendonce.demo.options.Delay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a node's configuration: what is shipped, with the addresses and the short waits of the
 * stage.
 */
public final class NodeFiles {

  private static final Map<String, String> JOBS =
      Map.of("job.recover.every", "1s", "job.reconcile.every", "1s");

  private final Path shipped;

  /**
   * For nodes of one distribution.
   *
   * @param home holds {@code config}
   */
  public NodeFiles(Path home) {
    this.shipped = home.resolve("config");
  }

  /** Writes the files of one node into a new folder. */
  public Path write(Path folder, String node, NodeSetup setup) throws PartFailedException {
    try {
      Files.createDirectories(folder);
      copy(folder, "quartz.properties", setup.quartz());
      copy(folder, "jobs.properties", JOBS);
      List<String> lines =
          ShippedProperties.with(List.of("# Written by the demo."), settings(node, setup));
      Files.write(folder.resolve("sendonce.properties"), lines);
      return folder;
    } catch (IOException e) {
      throw new PartFailedException(
          "the configuration of " + node + " could not be written: " + e, e);
    }
  }

  private void copy(Path folder, String name, Map<String, String> values) throws IOException {
    List<String> lines = Files.readAllLines(shipped.resolve(name));
    Files.write(folder.resolve(name), ShippedProperties.with(lines, values));
  }

  private static Map<String, String> settings(String node, NodeSetup setup) {
    NodeSetup.Addresses addresses = setup.addresses();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("node.name", node);
    settings.put("database.url", addresses.jdbcUrl());
    settings.put("database.user", addresses.user());
    settings.put("database.password", addresses.password());
    settings.put("unipile.dsn", addresses.provider().toString());
    settings.put("unipile.api-key", DemoProvider.API_KEY);
    settings.put("send.slots", Integer.toString(setup.slots()));
    settings.put("send.slice", "60s");
    addWaits(settings, setup.timings());
    settings.putAll(setup.settings());
    return settings;
  }

  private static void addWaits(Map<String, String> settings, Timings timings) {
    settings.put("unipile.timeout", text(timings.timeout()));
    settings.put("unipile.connect-timeout", "2s");
    settings.put("unipile.pause.too-many-requests", text(timings.tooManyRequests()));
    settings.put("send.lease", text(timings.lease()));
    settings.put("send.margin", text(timings.margin()));
    settings.put("uncertain.first-look", text(timings.look()));
    settings.put("uncertain.next-look", text(timings.look()));
    settings.put("uncertain.looks", Integer.toString(Timings.LOOKS));
    settings.put("uncertain.absent-after", text(timings.absentAfter()));
    settings.put("uncertain.account-pause", "1s");
    settings.put("shutdown.timeout", text(timings.timeout().plusSeconds(3)));
  }

  private static String text(Duration duration) {
    return Delay.text(duration);
  }
}
