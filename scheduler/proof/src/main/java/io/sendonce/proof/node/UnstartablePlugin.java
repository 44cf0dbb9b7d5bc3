package io.sendonce.proof.node;

import org.quartz.Scheduler;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerPlugin;

/** A plugin that cannot start, as one that was given a bad file. */
public final class UnstartablePlugin implements SchedulerPlugin {

  @Override
  public void initialize(String name, Scheduler scheduler, ClassLoadHelper classes) {
    // Nothing is needed: it will not start.
  }

  @Override
  public void start() {
    throw new IllegalStateException("the file is bad");
  }

  @Override
  public void shutdown() {
    // It never ran.
  }
}
