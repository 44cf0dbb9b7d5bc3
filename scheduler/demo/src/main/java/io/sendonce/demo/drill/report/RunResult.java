package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.asked.Policy;
import io.sendonce.demo.drill.campaign.Doubt;
import io.sendonce.demo.drill.campaign.Sample;
import io.sendonce.demo.drill.cluster.Life;
import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.oracle.Judgement;
import io.sendonce.demo.drill.play.PlayedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run saw.
 *
 * @param conditions under which it was
 * @param times when what happened
 * @param faults what went wrong, and what could not be made to
 * @param judgement what became of the messages
 * @param doubts attempts with an unknown outcome
 * @param course what was seen on the way
 * @param controls what the controls did; empty where they were not run
 */
public record RunResult(
    Conditions conditions,
    Times times,
    Faults faults,
    Judgement judgement,
    List<Doubt> doubts,
    Course course,
    List<ControlResult> controls) {

  /**
   * Under which conditions it was.
   *
   * @param seed that decided what was drawn
   * @param messages wanted
   * @param nodes at once
   * @param accounts that sent
   * @param policy of the nodes
   * @param webhooks whether the nodes took the provider's webhook
   * @param database in its own words
   * @param machine this one, in a few words
   * @param leftOut faults that were asked for and not planned, with the reason
   */
  public record Conditions(
      long seed,
      int messages,
      int nodes,
      int accounts,
      Policy policy,
      boolean webhooks,
      String database,
      String machine,
      List<String> leftOut) {}

  /**
   * When what happened.
   *
   * @param start the first message was due
   * @param faultsEnd the last fault was over
   * @param drainedAt nothing was left that goes on by itself; null if that did not come in time
   * @param limit for that, stated before
   * @param stopped how long the nodes took to stop in the end
   */
  public record Times(
      Instant start,
      Instant faultsEnd,
      @Nullable Instant drainedAt,
      Duration limit,
      Duration stopped) {
    /** From the end of the faults until it was drained; null if it was not. */
    public @Nullable Duration recovery() {
      return drainedAt == null ? null : Duration.between(faultsEnd, drainedAt);
    }
  }

  /**
   * What went wrong.
   *
   * @param planned a line each
   * @param played what happened
   * @param failures what could not be made to happen, and why
   */
  public record Faults(List<String> planned, List<PlayedFault> played, List<String> failures) {
    /** How many faults of processes and the database happened. */
    public int ofProcessesAndDatabase() {
      return (int) played.stream().filter(one -> one.kind().isOfProcessesOrDatabase()).count();
    }
  }

  /**
   * What was seen on the way.
   *
   * @param lives of node processes
   * @param samples of the queue
   * @param deliveries when messages reached people
   * @param news what nodes did by themselves, and what people did
   */
  public record Course(
      List<Life> lives, List<Sample> samples, List<Instant> deliveries, List<String> news) {}

  /** What being safe cost. */
  public List<Cost> costs() {
    return Costs.of(doubts, faults.played());
  }
}
