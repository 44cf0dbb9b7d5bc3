package io.sendonce.scheduler.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Runs until it is interrupted, which is its only good end. */
@DisallowConcurrentExecution
public class PatientJob implements InterruptableJob {

  private final CountDownLatch told = new CountDownLatch(1);

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      if (!told.await(90, TimeUnit.SECONDS)) {
        throw new JobExecutionException("nobody interrupted it");
      }
    } catch (InterruptedException e) {
      throw new JobExecutionException(e);
    }
  }

  @Override
  public void interrupt() {
    told.countDown();
  }
}
