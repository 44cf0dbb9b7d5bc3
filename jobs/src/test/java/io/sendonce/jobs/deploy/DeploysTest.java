package io.sendonce.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new version is watched once for a day, whoever starts it, and the verdict stays. */
class DeploysTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void onlyAnotherVersionThanTheLastIsAChange() {
    starts().begin("a", "1.0");
    starts().begin("b", "1.0");
    starts().begin("a", "1.0");
    assertThat(versions()).containsExactly("1.0");
    starts().begin("a", "1.1");
    assertThat(versions()).containsExactly("1.1", "1.0");
    starts().begin("b", "1.1");
    // A node that was left behind starts again: mixed versions, but both are watched already.
    starts().begin("c", "1.0");
    starts().begin("b", "1.1");
    assertThat(versions()).containsExactly("1.1", "1.0");
    assertThat(new Deploys(database.statements(), "another").latest(10)).isEmpty();
  }

  @Test
  void aVersionThatComesBackAfterItsDayIsAChange() {
    starts().begin("a", "1.0");
    starts().begin("a", "1.1");
    endAll();
    new Verdicts(database.statements()).keepDue();
    starts().begin("a", "1.0");
    assertThat(versions()).containsExactly("1.0", "1.1", "1.0");
  }

  @Test
  void nodesThatStartTogetherBeginOneWatch() throws Exception {
    starts().begin("a", "1.0");
    ExecutorService nodes = Executors.newFixedThreadPool(6);
    try {
      List<Future<Long>> begun = new ArrayList<>();
      for (String node : List.of("a", "b", "c", "d", "e", "f")) {
        begun.add(nodes.submit(() -> starts().begin(node, "1.1")));
      }
      for (Future<Long> each : begun) {
        each.get();
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(versions()).containsExactly("1.1", "1.0");
  }

  @Test
  void theLastStartOfEachNodeIsKnownAndAHundredAreKept() {
    IntStream.range(0, 103).forEach(i -> starts().begin("a", "1." + i));
    long last = starts().begin("b", "1.102");
    starts().end(last);
    List<NodeStart> latest = starts().latest(List.of("a", "b", "nobody"));
    assertThat(latest).extracting(NodeStart::version).containsExactly("1.102", "1.102");
    assertThat(latest.get(0).stoppedAt()).isNull();
    assertThat(latest.get(1).stoppedAt()).isNotNull();
    assertThat(database.value(Long.class, "SELECT count(*) FROM node_starts WHERE node = 'a'"))
        .isEqualTo(100);
  }

  @Test
  void theVerdictIsKeptOnceTheDayIsOverAndStays() {
    starts().begin("a", "1.0");
    Verdicts verdicts = new Verdicts(database.statements());
    assertThat(verdicts.keepDue()).isZero();
    assertThat(deploys().latest(1).get(0).kept()).isEmpty();
    endAll();
    assertThat(verdicts.keepDue()).isOne();
    Deploy.Kept kept = deploys().latest(1).get(0).kept().orElseThrow();
    assertThat(kept.verdict()).isEqualTo("Nothing was sent since, so nothing is shown.");
    assertThat(kept.outcome().isOver()).isTrue();
    assertThat(verdicts.keepDue()).isZero();
    assertThatThrownBy(() -> database.run("UPDATE deploy_watches SET verdict = 'all is well'"))
        .hasMessageContaining("a verdict is written once");
    assertThatThrownBy(() -> database.run("DELETE FROM deploy_watches"))
        .hasMessageContaining("a verdict is written once");
  }

  @Test
  void aPersonNamesAMomentThatHasCome() {
    Actor ada = Actor.atCommandLine("ada");
    Instant now = Instant.now();
    assertThat(deploys().begin(now.plus(Duration.ofMinutes(5)), ada, "more lanes")).isEmpty();
    assertThat(database.value(Long.class, "SELECT count(*) FROM audit_log")).isZero();
    long id = deploys().begin(now.minus(Duration.ofHours(1)), ada, "more lanes").orElseThrow();
    Deploy deploy = deploys().find(id).orElseThrow();
    assertThat(deploy.subject()).isEqualTo("a change");
    assertThat(deploy.begunBy()).isEqualTo("ada");
    assertThat(deploy.reason()).isEqualTo("more lanes");
    assertThat(database.value(Long.class, "SELECT count(*) FROM audit_log WHERE actor = 'ada'"))
        .isOne();
    assertThat(deploys().find(id + 1)).isEmpty();
  }

  private NodeStarts starts() {
    return new NodeStarts(database.statements(), "cluster");
  }

  private Deploys deploys() {
    return new Deploys(database.statements(), "cluster");
  }

  private List<String> versions() {
    return deploys().latest(10).stream().map(Deploy::version).toList();
  }

  /** A day passes. */
  private void endAll() {
    database.forge(
        """
        UPDATE deploy_watches SET since = since - interval '25 h', until = until - interval '25 h'
        """);
  }
}
