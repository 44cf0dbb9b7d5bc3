package io.sendonce.proof.cases;

import java.util.List;

/** All cases, in the order in which they are shown. */
public final class Cases {

  private Cases() {}

  /** What the proof plays. */
  public static List<Case> all() {
    return List.of(
        SameInstant.withDefaults(5),
        SameInstant.withAcquiringLock(5),
        new NowBesideScheduled(),
        Stall.ofNineSeconds(),
        Stall.beyondGrace(),
        new LateRelease(),
        new RecoveryBesideScheduled(),
        new CleanStop(),
        new HandOver(),
        new RowsLeft(),
        new TriggerNow(),
        new Takeover(),
        new ShippedStall(),
        new LongRun(),
        new AlwaysBehind(),
        new HastyShutdown(),
        StuckAfter.listener(),
        StuckAfter.jobFactory(),
        new MissingClass(),
        new Planted(),
        new Zombie(),
        new NestedKeys(),
        WrongClock.ahead(),
        WrongClock.behind(),
        DatabaseTrouble.restart(),
        DatabaseTrouble.sessions(),
        DatabaseTrouble.locks(),
        new WithoutListen(),
        new Spread());
  }

  /** The quick ones, which every build plays. */
  public static List<Case> quick() {
    return List.of(
        SameInstant.withDefaults(2), new NowBesideScheduled(), new CleanStop(), new Planted());
  }
}
