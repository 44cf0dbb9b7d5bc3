package io.sendonce.jobs.quartz;

import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.dropfolder.DropFolder;
import io.sendonce.jobs.enqueue.FileImport;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.jobs.DirectoryScanJob;

/** Quartz's own scan job, for those whose store takes it, with our listener behind it. */
class DropFolderInQuartzTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();
  @TempDir Path directory;

  @Test
  void quartzsOwnScanJobRingsAndEvenFilesThatItOverlooksAreImported() throws Exception {
    database.campaign("spring");
    database.account("acc-1");
    drop("first.csv", "ada", 10);
    Scheduler scheduler = scheduler();
    try {
      JobDetail job =
          JobBuilder.newJob(DirectoryScanJob.class)
              .usingJobData(DirectoryScanJob.DIRECTORY_NAME, directory.toString())
              .usingJobData(DirectoryScanJob.DIRECTORY_SCAN_LISTENER_NAME, DropFolderListener.NAME)
              .build();
      scheduler.scheduleJob(
          job,
          TriggerBuilder.newTrigger()
              .withSchedule(
                  SimpleScheduleBuilder.simpleSchedule()
                      .withIntervalInMilliseconds(100)
                      .repeatForever())
              .build());
      scheduler.start();
      await().until(() -> queued() == 1);

      drop("older-than-the-first.csv", "bob", 20);
      drop("newer.csv", "cyd", 6);
      await().until(() -> queued() == 3);
    } finally {
      scheduler.shutdown(true);
    }
  }

  private Scheduler scheduler() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "ram-" + UUID.randomUUID());
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
    DropFolder folder = new DropFolder(new FileImport(database.statements()), Clock.systemUTC());
    scheduler.getContext().put(DropFolderListener.NAME, new DropFolderListener(folder));
    return scheduler;
  }

  /** Under its final name only when it is complete and has its age. */
  private void drop(String name, String person, int seconds) throws Exception {
    Path file = directory.resolve("." + name);
    Files.writeString(
        file,
        "campaign,provider_id,account,step,message,scheduled_for\nspring,"
            + person
            + ",acc-1,1,Hello,\n");
    Files.setLastModifiedTime(
        file, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofSeconds(seconds))));
    Files.move(file, directory.resolve(name));
  }

  private long queued() {
    return database.value(Long.class, "SELECT count(*) FROM send_queue");
  }
}
