package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.scheduler.config.ConsoleSettings;
import io.sendonce.scheduler.inventory.Inventory;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a console is made of.
 *
 * @param settings where it is and who may sign in
 * @param database where everything is that it shows
 * @param cluster which nodes it tells of
 * @param provider is asked for conversations, when a person wants that
 * @param rule when an uncertain message needs a person
 * @param clock this machine's, for how long a wrong password has to wait
 * @param version the program's, as pages show it
 */
public record ConsoleParts(
    ConsoleSettings settings,
    Database database,
    Cluster cluster,
    MessagingProvider provider,
    PersonRule rule,
    Clock clock,
    String version) {

  /**
   * The Quartz cluster.
   *
   * @param schedulerName its name
   * @param silenceGrace how long a silent node may be paused before the others take over
   * @param inventory reads its tables
   */
  public record Cluster(
      String schedulerName, Duration silenceGrace, Supplier<Inventory> inventory) {}
}
