package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that stops, by itself or because the others took it for dead (F8, F10). */
class StoppingTest extends StoreTest {

  private static final String FIRED = "SELECT state FROM qrtz_fired_triggers";
  private static final String STATES = "SELECT instance_name FROM qrtz_scheduler_state ORDER BY 1";

  @Test
  void aNodeTakenForDeadStopsWorkingTellsItsJobsAndComesBack() throws Exception {
    try (StoreNode a = StoreNode.start(DATABASE, "a")) {
      a.scheduler()
          .scheduleJob(
              job(Runs.Exclusive.class, "job").build(), every("t", Duration.ofSeconds(1)).build());
      await().until(() -> runs.count() == 1);

      database.execute(
          "DELETE FROM qrtz_fired_triggers; DELETE FROM qrtz_scheduler_state;"
              + " UPDATE qrtz_triggers SET trigger_state = 'PAUSED'");

      await().until(() -> runs.interrupts.get() >= 1);
      await().until(() -> database.rows(STATES).equals(List.of("a")));
      assertThat(database.rows(TRIGGER_STATES)).containsExactly("t PAUSED");
      a.scheduler().resumeAll();
      await().until(() -> runs.count() == 2);
    }
  }

  @Test
  void aStopHandsOverAtOnceAndLeavesNoRow() throws Exception {
    StoreNode a = StoreNode.start(DATABASE, "a");
    StoreNode b = StoreNode.start(DATABASE, "b");
    a.scheduler()
        .scheduleJob(
            job(Runs.Quick.class, "job").build(), every("t", Duration.ofSeconds(1)).build());
    await().until(() -> runs.count() >= 1);

    a.close();
    assertThat(database.rows(STATES)).containsExactly("b");
    long before = runs.countOn("b");
    await().atMost(Duration.ofSeconds(3)).until(() -> runs.countOn("b") > before);
    b.close();

    assertThat(database.rows(STATES)).isEmpty();
    assertThat(database.rows(FIRED)).isEmpty();
    assertThat(database.rows(TRIGGER_STATES)).containsExactly("t WAITING");
  }

  @Test
  void aStopThatDoesNotWaitStillWritesDownTheEndOfWhatRuns() throws Exception {
    StoreNode a = StoreNode.start(DATABASE, "a");
    a.scheduler()
        .scheduleJob(
            job(Runs.Exclusive.class, "job").build(), every("t", Duration.ofSeconds(1)).build());
    await().until(() -> runs.count() == 1);

    a.scheduler().shutdown(false);

    try (StoreNode b = StoreNode.start(DATABASE, "b")) {
      await().during(Duration.ofSeconds(3)).until(() -> runs.count() == 1);
      assertThat(database.rows(STATES)).containsExactly("a", "b");
      runs.release.countDown();
      await().until(() -> runs.countOn("b") >= 1);
      await().until(() -> database.rows(STATES).equals(List.of("b")));
      assertThat(runs.most).hasValue(1);
      assertThat(b.scheduler().isStarted()).isTrue();
    }
  }
}
