package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.node.NodePart;
import io.sendonce.scheduler.node.QuartzCluster;
import io.sendonce.scheduler.remote.CommandDesk;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** Takes commands from when the scheduler runs until it is to stop. */
final class RemotePart implements NodePart {

  private final RemoteCommands commands;
  private final QuartzCluster quartz;
  private @Nullable CommandDesk desk;

  RemotePart(RemoteCommands commands, QuartzCluster quartz) {
    this.commands = commands;
    this.quartz = quartz;
  }

  @Override
  public String name() {
    return "remote commands";
  }

  @Override
  public void start() throws SchedulerException {
    Scheduler scheduler = quartz.scheduler();
    desk =
        new CommandDesk(commands, scheduler.getSchedulerInstanceId(), scheduler, Clock.systemUTC());
    desk.open();
  }

  @Override
  public void stop(Duration timeLeft) throws InterruptedException {
    Objects.requireNonNull(desk).stop();
  }
}
