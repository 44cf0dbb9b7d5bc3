package io.sendonce.demo.stage;

import java.net.URI;
import java.util.Map;

/**
 * What a node is told beside what is shipped.
 *
 * @param addresses whom it talks to
 * @param slots sends in flight at once
 * @param timings its waits
 * @param settings further lines of {@code sendonce.properties}
 * @param quartz further lines of {@code quartz.properties}
 */
public record NodeSetup(
    Addresses addresses,
    int slots,
    Timings timings,
    Map<String, String> settings,
    Map<String, String> quartz) {

  /**
   * Whom a node talks to.
   *
   * @param jdbcUrl the database, without a user
   * @param user who signs in
   * @param password empty where none is needed
   * @param provider without a path
   */
  public record Addresses(String jdbcUrl, String user, String password, URI provider) {}

  /** Copies the lines. */
  public NodeSetup {
    settings = Map.copyOf(settings);
    quartz = Map.copyOf(quartz);
  }

  /** A node with nothing further to say. */
  public static NodeSetup of(Addresses addresses, int slots, Timings timings) {
    return new NodeSetup(addresses, slots, timings, Map.of(), Map.of());
  }
}
