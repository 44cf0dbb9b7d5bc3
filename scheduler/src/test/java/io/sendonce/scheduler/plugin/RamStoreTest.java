package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** The plugin in a scheduler that has neither our node nor a database. */
class RamStoreTest {

  @TempDir Path directory;

  @Test
  void theFileIsAppliedByQuartzItself() throws Exception {
    Scheduler scheduler =
        scheduler("job.a.class = io.sendonce.scheduler.plugin.AnyJob\njob.a.every = 1h\n");
    try {
      scheduler.start();

      assertThat(scheduler.checkExists(new JobKey("a", "theirs"))).isTrue();
    } finally {
      scheduler.shutdown();
    }
  }

  @Test
  void aBadFileShutsTheSchedulerDownAndLeavesTheReason() throws Exception {
    Scheduler scheduler = scheduler("job.a.class = gone.Job\n");

    assertThatThrownBy(scheduler::start)
        .isInstanceOf(JobsNotAppliedException.class)
        .hasMessageContaining("job.a.every is missing");

    assertThat(scheduler.isShutdown()).isTrue();
    assertThat(scheduler.getContext().getString(JobsFromProperties.FAILURE))
        .contains("job.a.every is missing");
  }

  private Scheduler scheduler(String jobs) throws IOException, SchedulerException {
    Path file = Files.writeString(directory.resolve("jobs.properties"), jobs);
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "ram-of-" + directory);
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.plugin.x.class", JobsFromProperties.class.getName());
    properties.setProperty("org.quartz.plugin.x.file", file.toString());
    properties.setProperty("org.quartz.plugin.x.group", "theirs");
    return new StdSchedulerFactory(properties).getScheduler();
  }
}
