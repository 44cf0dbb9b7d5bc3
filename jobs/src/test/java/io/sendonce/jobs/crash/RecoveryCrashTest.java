package io.sendonce.jobs.crash;

import static io.sendonce.jobs.crash.Point.Stream.DATABASE_REPLY;
import static io.sendonce.jobs.crash.Point.Stream.DATABASE_REQUEST;
import static io.sendonce.jobs.crash.Point.Stream.PROVIDER_REPLY;
import static io.sendonce.jobs.crash.Point.Stream.PROVIDER_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.crash.Point.Stream;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import io.sendonce.jobs.testdata.Node;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node dies while it sends, and the one that takes over is struck at every point of its own
 * recovery, its looks at the provider and its second send; then a third takes over. All that the
 * first leaves behind is in the database and at the provider, so one crash for each of these states
 * stands for all others. F2, F3, F9, F34.
 */
@Timeout(300)
class RecoveryCrashTest {

  @RegisterExtension final CrashLab lab = new CrashLab();

  private CrashingNode first;
  private CrashingNode second;

  @BeforeEach
  void begin() {
    first = lab.node();
    second = lab.node();
  }

  @AfterEach
  void end() {
    first.close();
    second.close();
  }

  /** What the first node leaves: nobody knows about the attempt, and the provider ... */
  enum Left {
    /** ... delivered it. */
    DELIVERED(Fate.LANDS, PROVIDER_REPLY),
    /** ... never heard of it. */
    NOT_DELIVERED(Fate.LANDS, PROVIDER_REQUEST),
    /** ... delivers it after others have looked for it. */
    DELIVERED_LATER(Fate.LANDS_LATE, PROVIDER_REPLY);

    private final Fate fate;
    private final Stream untilFirstOf;

    Left(Fate fate, Stream untilFirstOf) {
      this.fate = fate;
      this.untilFirstOf = untilFirstOf;
    }
  }

  @ParameterizedTest
  @CsvSource({"DELIVERED, RETRY", "NOT_DELIVERED, RETRY", "DELIVERED_LATER, HOLD"})
  void whoTakesOverDiesAnywhere(Left left, Policy policy) {
    List<Point> points =
        CrashLab.pointsOf(
            undisturbed(left, node -> takeOver(node, policy, 1)), DATABASE_REQUEST, DATABASE_REPLY);
    strikeEach(points, left, Blow.CRASH, (node, intent) -> takeOver(node, policy, intent));
    lab.takeOver("node-c", policy);
    lab.assertRight(policy);
  }

  /**
   * Half an answer shows half a conversation, from which nothing may be said to be absent. The
   * provider stays away then: a read that is repeated and succeeds proves nothing here.
   */
  @ParameterizedTest
  @MethodSource("looks")
  void anAnswerToALookThatEndsAnywhereTellsNothing(Function<MessagingProvider, Object> look) {
    lab.soundly("node-a", node -> node.send(Intents.laneOf(lab.intents().add(1))));
    Traffic traffic = Traffic.undisturbed();
    assertThat(second.ask(traffic, look))
        .isInstanceOfAny(ReadBack.Complete.class, AccountHealth.Ok.class);
    List<Point> points = CrashLab.pointsOf(traffic, PROVIDER_REPLY);
    assertThat(points).hasSizeGreaterThan(100);
    for (Point point : points) {
      assertThat(second.ask(Traffic.struckAt(point, Blow.CUT_OFF), look))
          .as("%s", point)
          .isInstanceOfAny(ReadBack.Unreadable.class, AccountHealth.NotKnown.class);
    }
  }

  static List<Function<MessagingProvider, Object>> looks() {
    String account = Intents.accountOf(1);
    ReadBackQuery query = new ReadBackQuery(account, Intents.personOf(1), Instant.EPOCH);
    return List.of(
        provider -> provider.accountHealth(account), provider -> provider.readBack(query));
  }

  /** What the database is told of it is the same for all. */
  @Test
  void aLookThatToldNothingProvesNothing() {
    Traffic undisturbed = undisturbed(Left.DELIVERED, node -> node.recover(Policy.HOLD));
    Point last = new Point(PROVIDER_REPLY, undisturbed.passed(PROVIDER_REPLY) - 1);
    strikeEach(
        List.of(new Point(PROVIDER_REPLY, 0), last),
        Left.DELIVERED,
        Blow.CUT_OFF,
        (node, intent) -> node.recover(Policy.HOLD));
    assertThat(lab.queue().strings("SELECT finding FROM attempt_evidence WHERE queue_id > 1"))
        .containsExactly("unreadable", "unreadable");
    lab.takeOver("node-c", Policy.RETRY);
    lab.assertRight(Policy.RETRY);
  }

  private void strikeEach(List<Point> points, Left left, Blow blow, ObjIntConsumer<Node> work) {
    int next = lab.intents().add(points.size());
    for (Point point : points) {
      int intent = next++;
      leave(intent, left);
      lab.intents().endLeases();
      Traffic traffic = Traffic.struckAt(point, blow);
      second.work("node-b", traffic, node -> work.accept(node, intent));
      assertThat(traffic.isStruck()).as("%s was reached", point).isTrue();
      lab.intents().setAside();
    }
  }

  private Traffic undisturbed(Left left, Consumer<Node> work) {
    leave(lab.intents().add(1), left);
    lab.intents().endLeases();
    Traffic traffic = Traffic.undisturbed();
    second.work("node-b", traffic, work);
    lab.intents().setAside();
    return traffic;
  }

  private void leave(int intent, Left left) {
    lab.destine(intent, left.fate);
    first.work(
        "node-a",
        Traffic.struckAt(new Point(left.untilFirstOf, 0), Blow.CRASH),
        node -> node.send(Intents.laneOf(intent)));
  }

  private void takeOver(Node node, Policy policy, int intent) {
    node.recover(policy);
    lab.intents().endWaitsForLooks();
    node.recover(policy);
    node.send(Intents.laneOf(intent));
  }
}
