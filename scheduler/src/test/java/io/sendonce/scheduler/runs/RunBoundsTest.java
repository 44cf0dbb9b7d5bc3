package io.sendonce.scheduler.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sendonce.scheduler.runs.TalkativeJob.Run;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.JobListenerSupport;
import org.quartz.plugins.interrupt.JobInterruptMonitorPlugin;
import org.slf4j.LoggerFactory;

class RunBoundsTest {

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Scheduler scheduler;

  @BeforeEach
  void start() throws SchedulerException {
    log.start();
    logger().addAppender(log);
    logger().setLevel(Level.INFO);
    scheduler = scheduler(new Properties());
    RunBounds.install(scheduler);
    scheduler.start();
  }

  @AfterEach
  void stop() throws SchedulerException {
    TalkativeJob.runs(scheduler).values().forEach(run -> run.release.countDown());
    scheduler.shutdown(true);
    logger().detachAppender(log);
    logger().setLevel(null);
    await().until(() -> timers().isEmpty());
  }

  @Test
  void ofTwoRunsOfOneJobOnlyTheOneThatOverrunsIsInterrupted() throws Exception {
    JobDetail job = job(TalkativeJob.Interruptable.class);
    scheduler.addJob(job, true);
    Run patient = fire(job, "patient", "3600000");
    Run hasty = fire(job, "hasty", "200");

    await().untilAsserted(() -> assertThat(hasty.interrupts).hasValueGreaterThan(2));

    assertThat(patient.interrupts).hasValue(0);
    assertThat(messages(Level.ERROR))
        .singleElement()
        .asString()
        .matches(
            "job DEFAULT\\.talk overran: fire \\S+ has been running since \\S+Z, its"
                + " sendonce.max-run is 200 ms; it is interrupted until it ends");
    hasty.release.countDown();
    await().until(() -> !messages(Level.INFO).isEmpty());
    assertThat(messages(Level.INFO))
        .singleElement()
        .asString()
        .matches("job DEFAULT\\.talk ended at last: fire \\S+ took \\d+ ms, \\d+ ms longer .*");
  }

  @Test
  void aRunThatEndsInTimeIsLeftInPeace() throws Exception {
    JobDetail job = job(TalkativeJob.Interruptable.class);
    scheduler.addJob(job, true);
    Run first = fire(job, "first", "1500");
    first.release.countDown();
    await().until(() -> scheduler.getCurrentlyExecutingJobs().isEmpty());
    // Its time is over before the second one's is, if anybody still looked.
    Run second = fire(job, "second", "1500");
    await().untilAsserted(() -> assertThat(second.interrupts).hasPositiveValue());

    assertThat(first.interrupts).hasValue(0);
    assertThat(messages(Level.ERROR)).hasSize(1);
    assertThat(messages(Level.INFO)).isEmpty();
  }

  @Test
  void aJobThatCannotBeInterruptedShowsUp() throws Exception {
    JobDetail job = job(TalkativeJob.class);
    scheduler.addJob(job, true);
    fire(job, "deaf", "100");

    await().until(() -> !messages(Level.ERROR).isEmpty());

    assertThat(messages(Level.ERROR))
        .singleElement()
        .asString()
        .endsWith(
            "it cannot be interrupted, io.sendonce.scheduler.runs.TalkativeJob is no"
                + " InterruptableJob: it keeps its thread until it ends by itself");
  }

  @Test
  void aMalformedBoundIsSaidAndIgnored() throws Exception {
    JobDetail job = job(TalkativeJob.Interruptable.class);
    scheduler.addJob(job, true);
    fire(job, "odd", "5m").release.countDown();
    fire(job, "none", "0").release.countDown();

    assertThat(messages(Level.WARN))
        .containsExactly(
            "job DEFAULT.talk runs without a bound: its data sendonce.max-run = 5m must be"
                + " milliseconds, 1 or more",
            "job DEFAULT.talk runs without a bound: its data sendonce.max-run = 0 must be"
                + " milliseconds, 1 or more");
  }

  @Test
  void installedTwiceItWatchesOnce() throws Exception {
    RunBounds.install(scheduler);
    JobDetail job = job(TalkativeJob.class);
    scheduler.addJob(job, true);
    fire(job, "deaf", "100");
    await().until(() -> !messages(Level.ERROR).isEmpty());

    assertThat(scheduler.getListenerManager().getJobListeners()).hasSize(1);
    assertThat(timers()).hasSize(1);
  }

  @Test
  void aRunThatAnotherListenerKeptFromBeginningIsForgotten() throws Exception {
    JobDetail job = job(TalkativeJob.Interruptable.class);
    scheduler.addJob(job, true);
    Run other = fire(job, "other", "2500");
    Thrower thrower = new Thrower();
    scheduler.getListenerManager().addJobListener(thrower);
    scheduler.scheduleJob(trigger(job, "never", "1200"));
    await().until(() -> thrower.threw);
    scheduler.getListenerManager().removeJobListener(thrower.getName());

    await().untilAsserted(() -> assertThat(other.interrupts).hasPositiveValue());

    assertThat(messages(Level.ERROR)).singleElement().asString().contains("is 2500 ms");
  }

  /** Why Quartz's own plugin is not used: it interrupts by job key, whoever it hits. */
  @Test
  void quartzsOwnPluginInterruptsTheWrongRunToo() throws Exception {
    Properties plugin = new Properties();
    plugin.setProperty(
        "org.quartz.plugin.interrupt.class", JobInterruptMonitorPlugin.class.getName());
    Scheduler theirs = scheduler(plugin);
    try {
      theirs.start();
      JobDetail job =
          JobBuilder.newJob(TalkativeJob.Interruptable.class)
              .withIdentity("talk")
              .storeDurably()
              .usingJobData(JobInterruptMonitorPlugin.AUTO_INTERRUPTIBLE, true)
              .usingJobData(JobInterruptMonitorPlugin.MAX_RUN_TIME, 1500L)
              .build();
      theirs.addJob(job, true);
      Run old = begun(theirs, TriggerBuilder.newTrigger().withIdentity("old").forJob(job).build());
      await().pollDelay(1, TimeUnit.SECONDS).until(() -> true);
      Run young =
          begun(theirs, TriggerBuilder.newTrigger().withIdentity("young").forJob(job).build());
      await().untilAsserted(() -> assertThat(old.interrupts).hasValue(1));

      assertThat(young.interrupts).as("half a second old, its bound is 1.5 s").hasValue(1);
    } finally {
      TalkativeJob.runs(theirs).values().forEach(run -> run.release.countDown());
      theirs.shutdown(true);
    }
  }

  private Run fire(JobDetail job, String trigger, String bound) throws Exception {
    return begun(scheduler, trigger(job, trigger, bound));
  }

  private static Run begun(Scheduler scheduler, Trigger trigger) throws Exception {
    Run run =
        TalkativeJob.runs(scheduler).computeIfAbsent(trigger.getKey().getName(), name -> new Run());
    scheduler.scheduleJob(trigger);
    assertThat(run.began.await(10, TimeUnit.SECONDS)).isTrue();
    return run;
  }

  private static Trigger trigger(JobDetail job, String name, String bound) {
    return TriggerBuilder.newTrigger()
        .withIdentity(name)
        .forJob(job)
        .usingJobData(RunBounds.MAX_RUN, bound)
        .build();
  }

  private static JobDetail job(Class<? extends Job> type) {
    return JobBuilder.newJob(type).withIdentity("talk").storeDurably().build();
  }

  private static Scheduler scheduler(Properties more) throws SchedulerException {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "ram-" + UUID.randomUUID());
    properties.setProperty("org.quartz.threadPool.threadCount", "3");
    properties.putAll(more);
    Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
    TalkativeJob.prepare(scheduler);
    return scheduler;
  }

  private List<String> messages(Level level) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static List<String> timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter("sendonce-run-bounds"::equals)
        .toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(RunBounds.class);
  }

  /** A listener as it should not be. */
  private static final class Thrower extends JobListenerSupport {
    private volatile boolean threw;

    @Override
    public String getName() {
      return "thrower";
    }

    @Override
    public void jobToBeExecuted(JobExecutionContext context) {
      threw = true;
      throw new IllegalStateException("a listener that throws");
    }
  }
}
