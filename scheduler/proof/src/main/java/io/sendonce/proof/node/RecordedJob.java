package io.sendonce.proof.node;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Writes down that it began, takes its time, and writes down that it ended. Exclusive. */
@DisallowConcurrentExecution
public class RecordedJob implements Job {

  /** Job data: how many milliseconds it takes. */
  public static final String HOLD = "hold";

  @Override
  public void execute(JobExecutionContext context) {
    Diary diary = Diary.ofThisNode();
    UUID run = diary.began(context);
    long hold = Long.parseLong(context.getMergedJobDataMap().getString(HOLD)) * 1_000_000;
    long end = System.nanoTime() + hold;
    for (long left = hold; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    diary.ended(run, context);
  }
}
