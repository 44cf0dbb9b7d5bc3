package io.sendonce.scheduler.remote;

import io.sendonce.scheduler.remote.RemoteCommands.Done;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.quartz.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a node takes commands and executes them, one after the other. */
public final class CommandDesk {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.remote");

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final RemoteCommands commands;
  private final String node;
  private final Performance performance;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean isOutOfReach;

  /**
   * A desk that is not open yet.
   *
   * @param node as Quartz names it
   * @param scheduler has been started
   */
  public CommandDesk(RemoteCommands commands, String node, Scheduler scheduler, Clock clock) {
    this.commands = commands;
    this.node = node;
    this.performance = new Performance(scheduler, clock);
    this.thread = new Thread(this::work, "remote-commands");
    thread.setDaemon(true);
  }

  /** Begins to look for commands. */
  public void open() {
    thread.start();
  }

  /** Takes no more; waits a moment for the one under way. */
  public void stop() throws InterruptedException {
    ended.countDown();
    thread.join(LONGEST_END.toMillis());
  }

  /** Commands are rows: whoever asks reaches no node, so each looks for them. */
  private void work() {
    while (takeOne() || !isEndedWithin(BETWEEN_LOOKS)) {
      if (ended.getCount() == 0) {
        return;
      }
    }
  }

  /** Whether there was one, so that there may be another. */
  private boolean takeOne() {
    Optional<RemoteCommand> taken;
    try {
      taken = commands.take(node);
      isOutOfReach = false;
    } catch (RuntimeException e) {
      if (!isOutOfReach && ended.getCount() > 0) {
        LOG.warn("commands cannot be taken at present: {}", e.toString());
      }
      isOutOfReach = true;
      return false;
    }
    taken.ifPresent(this::execute);
    return taken.isPresent();
  }

  private void execute(RemoteCommand command) {
    Done done = performance.of(command);
    LOG.info(
        "command {}, {}, asked for by {}: {}",
        command.id(),
        command.phrase(),
        command.actor().name(),
        done.isDone() ? "done" : "refused: " + done.after());
    boolean isSaid = isSaid(command, done);
    while (!isSaid && !isEndedWithin(BETWEEN_LOOKS)) {
      isSaid = isSaid(command, done);
    }
  }

  private boolean isSaid(RemoteCommand command, Done done) {
    try {
      commands.end(command, done);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("what came of command {} cannot be said: {}", command.id(), e.toString());
      return false;
    }
  }

  private boolean isEndedWithin(Duration time) {
    try {
      return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
