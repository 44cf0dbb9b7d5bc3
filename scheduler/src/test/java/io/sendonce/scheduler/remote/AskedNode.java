package io.sendonce.scheduler.remote;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.history.RunRecorder;
import io.sendonce.scheduler.node.Pools;
import io.sendonce.scheduler.node.QuartzCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A node that runs jobs, takes commands and writes its history. */
public final class AskedNode {

  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final Pools pools;
  private final RunRecorder recorder;
  private final QuartzCluster quartz;
  private final CommandDesk desk;

  /** Starts it. */
  public AskedNode(Configuration configuration, AskedJob.Seen seen) throws Exception {
    String name = configuration.settings().name().value();
    pools =
        new Pools(
            configuration.settings().database(),
            configuration.settings().name(),
            configuration.quartz());
    pools.start();
    Database database = Database.over(pools.application());
    recorder = new RunRecorder(database, "sendonce", name, Clock.systemUTC());
    recorder.start();
    quartz =
        new QuartzCluster(
            configuration.quartz(), null, Map.of(AskedJob.Seen.KEY, seen), recorder::listenTo);
    quartz.start();
    desk =
        new CommandDesk(
            new RemoteCommands(database, "sendonce"), name, quartz.scheduler(), Clock.systemUTC());
    desk.open();
  }

  /** Stops it in good order. */
  public void stop() throws Exception {
    desk.stop();
    quartz.stop(ENOUGH);
    recorder.stop();
    pools.stop(ENOUGH);
  }
}
