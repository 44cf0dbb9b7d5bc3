package io.sendonce.scheduler.config;

import java.time.Duration;

/**
 * How unknown outcomes are resolved.
 *
 * @param policy what follows evidence of absence
 * @param absentAfter age of the attempt before not found can mean not sent
 * @param accountPause how long the account rests after an unknown outcome
 */
public record UncertainSettings(
    UncertainPolicy policy, Looks looks, Duration absentAfter, Duration accountPause) {

  /** Refuses what the rules of its keys forbid. */
  public UncertainSettings {
    Keys.UNCERTAIN_ABSENT_AFTER.require(absentAfter);
    Keys.UNCERTAIN_ACCOUNT_PAUSE.require(accountPause);
    PairRule.ABSENT_AFTER_A_LOOK.require(absentAfter, looks.first());
    PairRule.LOOKING_OUTLIVES_ABSENCE.require(looks.giveUp(), absentAfter);
  }

  /**
   * When the provider is asked.
   *
   * @param first wait after the attempt before the first look
   * @param next wait between two looks
   * @param needed how many complete looks must agree
   * @param giveUp after this only a person can resolve it
   */
  public record Looks(Duration first, Duration next, int needed, Duration giveUp) {

    /** Refuses what the rules of its keys forbid. */
    public Looks {
      Keys.UNCERTAIN_FIRST_LOOK.require(first);
      Keys.UNCERTAIN_NEXT_LOOK.require(next);
      Keys.UNCERTAIN_LOOKS.require(needed);
      Keys.UNCERTAIN_GIVE_UP_LOOKING.require(giveUp);
    }
  }
}
