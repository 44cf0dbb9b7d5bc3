package io.sendonce.jobs.quartz;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.delivery.SendLanes;
import io.sendonce.jobs.dropfolder.DropFolder;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.recovery.Recovery;
import org.quartz.Job;
import org.quartz.SchedulerContext;

/**
 * What the jobs work with. Whoever builds the scheduler puts it into the scheduler's context before
 * the start.
 *
 * @param lanes sends
 * @param recovery looks after messages in doubt
 * @param queue cancels what has expired
 * @param accounts resumes what is connected again
 * @param provider is asked
 * @param dropFolder brings files into the queue
 * @param watching looks after all of it
 */
public record Sending(
    SendLanes lanes,
    Recovery recovery,
    SendQueue queue,
    Accounts accounts,
    MessagingProvider provider,
    DropFolder dropFolder,
    Watching watching) {

  /** The name under which the scheduler's context holds it. */
  public static final String KEY = "sendonce.sending";

  /** Whether a job works with it, so that it may not be taken away before the job has ended. */
  public static boolean isUsedBy(Job job) {
    return job instanceof GuardedJob;
  }

  static Sending in(SchedulerContext context) {
    if (context.get(KEY) instanceof Sending sending) {
      return sending;
    }
    throw new IllegalStateException(
        "the scheduler's context holds no " + KEY + ": this scheduler was not set up for sending");
  }
}
