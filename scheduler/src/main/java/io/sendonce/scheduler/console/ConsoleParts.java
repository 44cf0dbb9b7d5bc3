package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.config.ConsoleSettings;
import java.time.Clock;

/**
 * What a console is made of.
 *
 * @param settings where it is and who may sign in
 * @param database where everything is that it shows
 * @param provider is asked only for what it shows, and only when a person wants to see it
 * @param cluster which nodes it tells of
 * @param rule when an uncertain message needs a person
 * @param clock this machine's, for how long a wrong password has to wait
 * @param version the program's, as pages show it
 */
public record ConsoleParts(
    ConsoleSettings settings,
    Database database,
    MessagingProvider provider,
    Cluster cluster,
    PersonRule rule,
    Clock clock,
    String version) {}
