package io.sendonce.example;

import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Starts a scheduler as Quartz's manual has it; {@code -Dorg.quartz.properties} names the file. */
public final class Main {

  private Main() {}

  /** Runs until SIGTERM. */
  public static void main(String[] arguments) throws SchedulerException {
    Scheduler scheduler = new StdSchedulerFactory().getScheduler();
    scheduler.start();
    JobDetail job = JobBuilder.newJob(TidyUpJob.class).withIdentity("tidy-up", "own").build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity("tidy-up", "own")
            .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(2))
            .build();
    scheduler.scheduleJob(job, Set.of(trigger), true);
  }
}
