package io.sendonce.scheduler.config;

import java.time.Duration;

/**
 * How unknown outcomes are resolved.
 *
 * @param policy what follows evidence of absence
 * @param absentAfter time since the attempt ended before not found can mean not sent
 * @param accountPause how long the account rests after an unknown outcome
 */
public record UncertainSettings(
    UncertainPolicy policy, Looks looks, Duration absentAfter, Duration accountPause) {

  /** Refuses what the rules of its keys forbid. */
  public UncertainSettings {
    Keys.UNCERTAIN_ABSENT_AFTER.require(absentAfter);
    Keys.UNCERTAIN_ACCOUNT_PAUSE.require(accountPause);
    PairRule.ABSENT_AFTER_A_LOOK.require(absentAfter, looks.first());
    PairRule.ASKING_FOLLOWS_ABSENCE.require(looks.askPersonAfter(), absentAfter);
  }

  /**
   * When the provider is asked.
   *
   * @param first wait after the attempt before the first look
   * @param next wait between two looks
   * @param needed how many complete looks must agree
   * @param askPersonAfter time since the attempt ended after which a person is asked for, whatever
   *     the policy
   */
  public record Looks(Duration first, Duration next, int needed, Duration askPersonAfter) {

    /** Refuses what the rules of its keys forbid. */
    public Looks {
      Keys.UNCERTAIN_FIRST_LOOK.require(first);
      Keys.UNCERTAIN_NEXT_LOOK.require(next);
      Keys.UNCERTAIN_LOOKS.require(needed);
      Keys.UNCERTAIN_ASK_PERSON_AFTER.require(askPersonAfter);
    }
  }
}
