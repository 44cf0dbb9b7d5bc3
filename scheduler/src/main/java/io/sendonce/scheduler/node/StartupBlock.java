package io.sendonce.scheduler.node;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a node runs with, to be said once when it has started.
 *
 * @param version of this program
 * @param node its name in the cluster
 * @param postgres version of the database server
 * @param schema version of the tables
 * @param settings aligned lines with key, value and origin; secrets masked already
 * @param jobs a line for each declared job
 */
public record StartupBlock(
    String version,
    String node,
    String postgres,
    String schema,
    List<String> settings,
    List<String> jobs) {

  /** Copies the lists. */
  public StartupBlock {
    settings = List.copyOf(settings);
    jobs = List.copyOf(jobs);
  }

  /** The block, beginning with a line of its own and without a line break at its end. */
  public String text() {
    return """
        Sendonce %s
          node        %s
          PostgreSQL  %s
          schema      %s
          settings
        %s
          jobs
        %s"""
        .formatted(version, node, postgres, schema, indented(settings), indented(jobs));
  }

  private static String indented(List<String> lines) {
    return lines.isEmpty()
        ? "    none"
        : lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }
}
