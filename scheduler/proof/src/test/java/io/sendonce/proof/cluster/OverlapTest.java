package io.sendonce.proof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.testing.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The proof stands on this count: it must not miss an overlap, nor see one where there is none. */
class OverlapTest {

  private final Databases databases = new Databases(PostgresServer.shared());
  private final Diaries diaries = new Diaries(databases.make("overlap"));

  @AfterEach
  void dropThem() {
    databases.close();
  }

  @Test
  void oneRunAfterTheOtherIsNone() {
    run("job", "a", 0, 10);
    run("job", "b", 10, 20);

    assertThat(diaries.overlaps()).isZero();
  }

  @Test
  void aRunThatBeginsBeforeAnotherHasEndedIsOne() {
    run("job", "a", 0, 10);
    run("job", "b", 9, 20);
    run("other", "b", 0, 20);

    assertThat(diaries.overlaps()).isEqualTo(1);
  }

  @Test
  void eachPairOfThreeIsCounted() {
    run("job", "a", 0, 10);
    run("job", "b", 1, 10);
    run("job", "a", 2, 10);

    assertThat(diaries.overlaps()).isEqualTo(3);
  }

  @Test
  void twoThatBeginAtTheSameInstantAreOne() {
    run("job", "a", 5, 10);
    run("job", "b", 5, 10);

    assertThat(diaries.overlaps()).isEqualTo(1);
  }

  @Test
  void aRunWithoutAnEndGoesOn() {
    note("START", "job", "a", 0);
    run("job", "b", 100, 110);

    assertThat(diaries.overlaps()).isEqualTo(1);
  }

  @Test
  void aKilledNodesRunEndedWithIt() {
    note("START", "job", "a", 0);
    note("KILLED", "", "a", 50);
    run("job", "b", 100, 110);

    assertThat(diaries.overlaps()).isZero();
    assertThat(diaries.runs()).hasSize(2);
  }

  private void run(String job, String node, int from, int to) {
    String run = note("START", job, node, from);
    write(run, "END", job, node, to);
  }

  private String note(String kind, String job, String node, int second) {
    String run = java.util.UUID.randomUUID().toString();
    write(run, kind, job, node, second);
    return run;
  }

  private void write(String run, String kind, String job, String node, int second) {
    diaries.plant(
        "INSERT INTO proof_diary VALUES (CAST(:run AS uuid), :kind, :node, :job, '', '', now(),"
            + " timestamptz '2026-03-01 10:00Z' + :second * interval '1 second')",
        Map.of("run", run, "kind", kind, "node", node, "job", job, "second", second));
  }
}
