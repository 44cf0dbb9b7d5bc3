package io.sendonce.jobs.quartz;

import io.sendonce.jobs.queue.Lane;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;

/**
 * Works one send lane for one slice. Job data: {@code lane} (from 0) and {@code lanes} (how many
 * there are). A lane is worked by one node at a time; two guards stand behind that, the claim and
 * the key.
 */
@DisallowConcurrentExecution
public final class SendLaneJob extends GuardedJob {

  @Override
  void run(Sending sending, JobExecutionContext context) throws InterruptedException {
    JobDataMap data = context.getMergedJobDataMap();
    Lane lane = new Lane(data.getIntFromString("lane"), data.getIntFromString("lanes"));
    sending.lanes().run(lane, this::isInterrupted);
  }
}
