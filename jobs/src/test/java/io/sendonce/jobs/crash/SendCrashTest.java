package io.sendonce.jobs.crash;

import static io.sendonce.jobs.crash.Point.Stream.DATABASE_REPLY;
import static io.sendonce.jobs.crash.Point.Stream.DATABASE_REQUEST;
import static io.sendonce.jobs.crash.Point.Stream.PROVIDER_REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A node that claims, sends and settles one message is struck at every point, for everything that
 * the provider may make of the request; then others take over. F2, F3, F7, F8, F9.
 */
@Timeout(300)
class SendCrashTest {

  private static final int AT_ONCE = 3;
  private static final int PAUSED_AT_ONCE = 24;

  @RegisterExtension final CrashLab lab = new CrashLab();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aNodeDiesAnywhere() {
    strikeEach(Blow.CRASH);
    lab.takeOver("node-b", Policy.HOLD);
    lab.assertRight(Policy.HOLD);
    // The operator changes the policy, and the dead node is there again.
    lab.takeOver("node-a", Policy.RETRY);
    lab.assertRight(Policy.RETRY);
  }

  @Test
  void aConnectionEndsAnywhereAndTheNodeLivesOn() {
    strikeEach(Blow.CUT);
    lab.takeOver("node-a", Policy.RETRY);
    lab.assertRight(Policy.RETRY);
  }

  /** The node knows that it never held what it claimed, and nobody is in doubt. */
  @Test
  void aClaimWhoseAcknowledgementIsLostIsDisowned() {
    Traffic traffic = Traffic.undisturbed();
    try (CrashingNode node = lab.node()) {
      new Strike(lab.intents().add(1), Fate.LANDS, "no point", traffic).work(node);
      int replies = traffic.passedBeforeSending(DATABASE_REPLY);
      int first = lab.intents().add(replies);
      for (int reply = 0; reply < replies; reply++) {
        Traffic cut = Traffic.struckAt(new Point(DATABASE_REPLY, reply), Blow.CUT);
        new Strike(first + reply, Fate.LANDS, "reply " + reply, cut).work(node);
        assertThat(cut.isStruck()).isTrue();
      }
      assertThat(replies).isGreaterThan(5);
    }
    assertThat(lab.queue().strings("SELECT DISTINCT status FROM send_queue"))
        .containsExactly("sent");
    assertThat(
            lab.queue()
                .strings("SELECT DISTINCT detail FROM send_attempts WHERE outcome = 'not_sent'"))
        .containsExactly("the acknowledgement of the claim was lost; nothing was sent");
    lab.assertRight(Policy.HOLD);
  }

  @Test
  void aNodeIsPausedAnywhereWhileAnotherTakesOver() {
    List<Strike> strikes = strikes(Blow.PAUSE);
    List<CrashingNode> nodes = nodes(PAUSED_AT_ONCE);
    lab.soundly(
        "node-b",
        other -> {
          for (int first = 0; first < strikes.size(); first += PAUSED_AT_ONCE) {
            int end = Math.min(first + PAUSED_AT_ONCE, strikes.size());
            pauseTogether(strikes.subList(first, end), nodes, other);
          }
        });
    nodes.forEach(CrashingNode::close);
    assertAllStruck(strikes);
    lab.takeOver("node-b", Policy.HOLD);
    lab.assertRight(Policy.HOLD);
  }

  private void pauseTogether(List<Strike> strikes, List<CrashingNode> nodes, Node other) {
    List<CompletableFuture<Void>> working = new ArrayList<>();
    for (int i = 0; i < strikes.size(); i++) {
      Strike strike = strikes.get(i);
      CrashingNode node = nodes.get(i);
      working.add(CompletableFuture.runAsync(() -> strike.work(node), threads));
    }
    for (int i = 0; i < strikes.size(); i++) {
      CompletableFuture.anyOf(strikes.get(i).traffic().struck(), working.get(i)).join();
    }
    lab.takeOverFromPaused(strikes.stream().mapToInt(Strike::intent), other, Policy.HOLD);
    strikes.forEach(strike -> strike.traffic().goOn());
    working.forEach(CompletableFuture::join);
  }

  private void strikeEach(Blow blow) {
    List<Strike> strikes = strikes(blow);
    List<CrashingNode> nodes = nodes(AT_ONCE);
    List<CompletableFuture<Void>> working = new ArrayList<>();
    for (int worker = 0; worker < AT_ONCE; worker++) {
      int first = worker;
      CrashingNode node = nodes.get(worker);
      working.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = first; i < strikes.size(); i += AT_ONCE) {
                  strikes.get(i).work(node);
                }
              },
              threads));
    }
    working.forEach(CompletableFuture::join);
    nodes.forEach(CrashingNode::close);
    assertAllStruck(strikes);
  }

  private static void assertAllStruck(List<Strike> strikes) {
    assertThat(strikes).allMatch(strike -> strike.traffic().isStruck());
  }

  private List<CrashingNode> nodes(int count) {
    List<CrashingNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(lab.node());
    }
    return nodes;
  }

  /** One for every point that a send goes through, with an intent of its own for each. */
  private List<Strike> strikes(Blow blow) {
    List<Strike> strikes = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      List<Point> points = points(fate, blow);
      int first = lab.intents().add(points.size());
      for (int i = 0; i < points.size(); i++) {
        strikes.add(
            new Strike(
                first + i, fate, points.get(i).toString(), Traffic.struckAt(points.get(i), blow)));
      }
    }
    return strikes;
  }

  private List<Point> points(Fate fate, Blow blow) {
    Traffic traffic = Traffic.undisturbed();
    try (CrashingNode node = lab.node()) {
      new Strike(lab.intents().add(1), fate, "no point", traffic).work(node);
    }
    if (fate == Fate.LANDS) {
      return CrashLab.pointsOf(traffic, Point.Stream.values());
    }
    // Half a request reaches nobody, whatever would have become of the whole; and who is struck
    // before he sends, and does not go on, has his message sent anew.
    return blow == Blow.PAUSE
        ? CrashLab.pointsOf(traffic, DATABASE_REQUEST, DATABASE_REPLY, PROVIDER_REPLY)
        : CrashLab.pointsSinceSending(traffic, DATABASE_REQUEST, DATABASE_REPLY, PROVIDER_REPLY);
  }

  /** What happens to one intent. */
  private final class Strike {
    private final int intent;
    private final Fate fate;
    private final String name;
    private final Traffic traffic;

    Strike(int intent, Fate fate, String point, Traffic traffic) {
      this.intent = intent;
      this.fate = fate;
      this.name = fate + " at " + point;
      this.traffic = traffic;
    }

    int intent() {
      return intent;
    }

    Traffic traffic() {
      return traffic;
    }

    void work(CrashingNode node) {
      lab.destine(intent, fate);
      node.work("node-a", traffic, parts -> parts.send(Intents.laneOf(intent)));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
