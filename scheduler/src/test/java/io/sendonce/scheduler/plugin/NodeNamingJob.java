package io.sendonce.scheduler.plugin;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** Says on which node it ran, in a map of the scheduler's context. */
@DisallowConcurrentExecution
public class NodeNamingJob implements Job {

  static final String RUNS = "runs";

  @Override
  @SuppressWarnings("unchecked")
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      Map<String, Set<String>> runs =
          (Map<String, Set<String>>)
              Objects.requireNonNull(context.getScheduler().getContext().get(RUNS));
      runs.computeIfAbsent(
              context.getJobDetail().getKey().getName(), any -> ConcurrentHashMap.newKeySet())
          .add(context.getScheduler().getSchedulerInstanceId());
    } catch (SchedulerException e) {
      throw new JobExecutionException(e);
    }
  }
}
