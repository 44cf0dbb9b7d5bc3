package io.sendonce.simulator.faults;

import io.sendonce.simulator.faults.FaultKind.Hits;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The faults in force, oldest first. May be changed at any time from any thread. */
public final class Faults {
  private final Clock clock;
  private final long seed;
  private final List<Active> active = new ArrayList<>();
  private long lastId;

  /**
   * No faults yet.
   *
   * @param clock judges how long faults hold
   * @param seed what probabilities are drawn from
   */
  public Faults(Clock clock, long seed) {
    this.clock = clock;
    this.seed = seed;
  }

  /**
   * Puts a fault in force.
   *
   * @return its id, for {@link #remove}
   * @throws IllegalArgumentException naming everything that is wrong with it
   */
  public synchronized long add(Fault fault) {
    List<String> problems = fault.problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "fault " + fault.kind().wireName() + ": " + String.join("; ", problems));
    }
    lastId++;
    active.add(
        new Active(
            lastId,
            fault.kind(),
            fault.match(),
            fault.effect(),
            new SplittableRandom(seed + lastId)));
    return lastId;
  }

  /** Takes a fault out of force; false when there is none of that id. */
  public synchronized boolean remove(long id) {
    return active.removeIf(fault -> fault.id == id);
  }

  /** Takes all faults out of force. */
  public synchronized void clear() {
    active.clear();
  }

  /** The faults in force with how often each was met and fired, oldest first. */
  public synchronized List<FaultStatus> list() {
    return active.stream().map(Active::status).toList();
  }

  /** Whether the connection is to be reset before this send's body is read. */
  public synchronized boolean resetsBeforeBody(Facts facts) {
    return firstThatFires(Hits.BEFORE_BODY, facts).isPresent();
  }

  /** What becomes of a send: the oldest fault that fires, else what a healthy provider does. */
  public synchronized SendPlan forSend(Facts facts) {
    return firstThatFires(Hits.SENDS, facts)
        .map(fault -> SendPlan.of(fault.kind, fault.effect))
        .orElseGet(SendPlan::healthy);
  }

  /** What becomes of a read: all faults that fire. */
  public synchronized ReadPlan forRead(Facts facts) {
    ReadPlan plan = new ReadPlan();
    for (Active fault : active) {
      if (fault.kind.hits() == Hits.READS && fault.fires(facts, clock.instant())) {
        plan.add(fault.kind, fault.effect);
      }
    }
    return plan;
  }

  /** What becomes of a notice to webhooks: all faults that fire. */
  public synchronized EchoPlan forEcho(Facts facts) {
    EchoPlan plan = new EchoPlan();
    for (Active fault : active) {
      if (fault.kind.hits() == Hits.ECHOES && fault.fires(facts, clock.instant())) {
        plan.add(fault.kind, fault.effect);
      }
    }
    return plan;
  }

  private Optional<Active> firstThatFires(Hits hits, Facts facts) {
    return active.stream()
        .filter(fault -> fault.kind.hits() == hits && fault.fires(facts, clock.instant()))
        .findFirst();
  }

  private static final class Active {
    private final long id;
    private final FaultKind kind;
    private final Match match;
    private final Effect effect;
    private final SplittableRandom random;
    private int met;
    private int fired;

    Active(long id, FaultKind kind, Match match, Effect effect, SplittableRandom random) {
      this.id = id;
      this.kind = kind;
      this.match = match;
      this.effect = effect;
      this.random = random;
    }

    boolean fires(Facts facts, Instant now) {
      if (!match.fits(facts, now)) {
        return false;
      }
      met++;
      boolean fires = isTheNth() && isWithinCount() && isDrawn();
      if (fires) {
        fired++;
      }
      return fires;
    }

    FaultStatus status() {
      return new FaultStatus(id, kind, FaultText.of(match, effect), met, fired);
    }

    private boolean isTheNth() {
      Integer nth = match.nth();
      return nth == null || met == nth;
    }

    private boolean isWithinCount() {
      Integer count = match.count();
      return count == null || fired < count;
    }

    private boolean isDrawn() {
      Double share = match.probability();
      return share == null || random.nextDouble() < share;
    }
  }
}
