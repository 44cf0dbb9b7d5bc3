package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Pause;

/** What follows from an outcome beside the message's own fate. */
sealed interface Consequence {

  /** Tells whoever carries it out. */
  void carryOut(Effects effects);

  /** Nothing follows. */
  record None() implements Consequence {
    @Override
    public void carryOut(Effects effects) {
      // The message's fate is all there is.
    }
  }

  /** The account stays quiet for a while. */
  record QuietAccount() implements Consequence {
    @Override
    public void carryOut(Effects effects) {
      effects.quietAccount();
    }
  }

  /** The account's messages would all be refused. */
  record PauseAccount(Pause pause) implements Consequence {
    @Override
    public void carryOut(Effects effects) {
      effects.pauseAccount(pause);
    }
  }

  /** All messages would be refused. */
  record PauseEverything(Pause pause) implements Consequence {
    @Override
    public void carryOut(Effects effects) {
      effects.pauseEverything(pause);
    }
  }

  /** The provider could not be reached; many of these in a row pause everything. */
  record NotReached() implements Consequence {
    @Override
    public void carryOut(Effects effects) {
      effects.notReached();
    }
  }

  /** Carries consequences out. */
  interface Effects {
    void quietAccount();

    void pauseAccount(Pause pause);

    void pauseEverything(Pause pause);

    void notReached();
  }
}
