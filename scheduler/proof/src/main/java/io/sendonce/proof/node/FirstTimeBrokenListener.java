package io.sendonce.proof.node;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.listeners.JobListenerSupport;

/** A listener that fails once, as one does that writes history to a table that is full. */
public final class FirstTimeBrokenListener extends JobListenerSupport {

  private final AtomicBoolean failed = new AtomicBoolean();
  private String name = "";

  /** Quartz sets it. */
  public void setName(String name) {
    this.name = name;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
    if (failed.compareAndSet(false, true)) {
      throw new IllegalStateException("the history could not be written");
    }
  }
}
