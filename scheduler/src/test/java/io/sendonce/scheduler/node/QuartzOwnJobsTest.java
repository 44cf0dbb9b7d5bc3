package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.testing.TestDatabase;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.jobs.DirectoryScanJob;
import org.quartz.jobs.DirectoryScanListener;
import org.quartz.jobs.ee.mail.SendMailJob;

/** Jobs of quartz-jobs, declared in a jobs file, on a node with what a node has. */
@Timeout(90)
class QuartzOwnJobsTest {

  @RegisterExtension static final TestDatabase DATABASE = ClusterDatabase.withQuartzTables();

  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @TempDir Path directory;

  private final ClusterDatabase database = ClusterDatabase.of(DATABASE);

  @Test
  void sendMailJobSendsAMail() throws Exception {
    GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.start();
    try {
      String jobs =
          """
          job.report.class = %s
          job.report.every = 1h
          job.report.data.smtp_host = 127.0.0.1
          job.report.data.mail.smtp.port = %d
          job.report.data.mail.smtp.timeout = 10000
          job.report.data.sender = sendonce@example.org
          job.report.data.recipient = operators@example.org
          job.report.data.subject = Good morning
          job.report.data.message = Is it sending? sendonce status
          """
              .formatted(SendMailJob.class.getName(), server.getSmtp().getPort());
      run(jobs, Map.of(), () -> assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue());

      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("Good morning");
      assertThat(mail.getFrom()[0]).hasToString("sendonce@example.org");
      assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("operators@example.org");
      assertThat(mail.getContent().toString().strip()).isEqualTo("Is it sending? sendonce status");
    } finally {
      server.stop();
    }
  }

  /** Why the shipped drop folder is not a DirectoryScanJob. It cannot even be waited for. */
  @Test
  void directoryScanJobNeverEndsWhereJobDataIsText() throws Exception {
    String jobs =
        """
        job.scan.class = %s
        job.scan.every = 1s
        job.scan.data.DIRECTORY_NAME = %s
        job.scan.data.DIRECTORY_SCAN_LISTENER_NAME = listener
        """
            .formatted(DirectoryScanJob.class.getName(), directory);
    AtomicInteger rings = new AtomicInteger();
    DirectoryScanListener listener = (File[] files) -> rings.incrementAndGet();
    assertThat(directory.resolve("spring.csv").toFile().createNewFile()).isTrue();
    assertThat(directory.resolve("spring.csv").toFile().setLastModified(1_000_000)).isTrue();
    run(
        jobs,
        Map.of("listener", listener),
        () -> {
          await().untilAsserted(() -> assertThat(rings).hasPositiveValue());
          await()
              .during(Duration.ofSeconds(3))
              .atMost(Duration.ofSeconds(10))
              .until(
                  () ->
                      database
                          .rows("SELECT state FROM qrtz_fired_triggers")
                          .equals(List.of("EXECUTING")));
          assertThat(rings).hasValue(1);
          assertThat(database.rows("SELECT trigger_state FROM qrtz_triggers"))
              .containsExactly("BLOCKED");
        });
  }

  private void run(String jobs, Map<String, Object> context, Scene scene) throws Exception {
    Configuration configuration = database.configuration(directory, "a", jobs);
    Pools pools =
        new Pools(
            configuration.settings().database(),
            configuration.settings().name(),
            configuration.quartz());
    QuartzCluster quartz =
        new QuartzCluster(configuration.quartz(), null, context, listeners -> {});
    pools.start();
    try {
      quartz.start();
      try {
        scene.play();
      } finally {
        quartz.scheduler().shutdown(false);
      }
    } finally {
      pools.stop(ENOUGH);
    }
  }

  /** What happens while a node runs. */
  @FunctionalInterface
  private interface Scene {
    void play() throws Exception;
  }
}
