package io.sendonce.scheduler.plugin;

import java.util.function.BooleanSupplier;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SchedulerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running node does when its file has changed: it takes it over or keeps what it has. */
final class Reload implements BooleanSupplier {

  private static final Logger LOG = LoggerFactory.getLogger(JobsFromProperties.class);

  private final Scheduler scheduler;
  private final FileOnNode file;
  private String trouble = "";

  Reload(Scheduler scheduler, FileOnNode file) {
    this.scheduler = scheduler;
    this.file = file;
  }

  /** False if it should be tried again with the same content. */
  @Override
  public boolean getAsBoolean() {
    try {
      file.apply();
      if (!trouble.isEmpty()) {
        LOG.info("the jobs file is good again and in use");
      }
      trouble = "";
      return true;
    } catch (JobsNotAppliedException bad) {
      String text = "the changed jobs file is not used, the old jobs go on:\n" + bad.getMessage();
      LOG.error(text);
      trouble = text;
      tellListeners(text, bad);
      return true;
    } catch (JobPersistenceException | RuntimeException failed) {
      retry("the changed jobs file is not used yet: " + failed.getMessage());
      return false;
    }
  }

  private void retry(String text) {
    if (!text.equals(trouble)) {
      LOG.warn(text);
      trouble = text;
    }
  }

  private void tellListeners(String text, JobsNotAppliedException bad) {
    try {
      for (SchedulerListener listener : scheduler.getListenerManager().getSchedulerListeners()) {
        listener.schedulerError(text, new SchedulerException(bad.getMessage(), bad));
      }
    } catch (SchedulerException | RuntimeException e) {
      LOG.warn("a scheduler listener failed: {}", e.toString());
    }
  }
}
