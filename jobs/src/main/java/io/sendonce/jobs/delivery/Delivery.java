package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.pacing.ProviderBreaker;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.Settlement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Delivers one claimed message: send, judge, settle. */
final class Delivery {

  private final MessagingProvider provider;
  private final Accounts accounts;
  private final ProviderBreaker breaker;
  private final DeliverySettings settings;
  private final DeliveryEvents events;

  Delivery(DeliveryPartners with, DeliverySettings settings, DeliveryEvents events) {
    this.provider = with.provider();
    this.accounts = with.accounts();
    this.breaker = with.breaker();
    this.settings = settings;
    this.events = events;
  }

  /** Sends one message, sees to what follows from the outcome, and says how to settle it. */
  Settlement deliver(Claim claim, SendPermit permit) {
    SendOutcome outcome = send(claim, permit);
    if (outcome.reply().httpStatus() != null) {
      breaker.reached();
    }
    Judgement judgement =
        Judgement.of(outcome, claim.retries(), settings, ThreadLocalRandom.current().nextDouble());
    try {
      judgement.consequence().carryOut(new EffectsOf(claim));
    } catch (RuntimeException e) {
      // Whatever fails here must not change what is known of the send.
      events.bookkeepingFailed(claim, e);
    }
    return new Settlement(claim, judgement.fate(), outcome.reply());
  }

  private SendOutcome send(Claim claim, SendPermit permit) {
    try {
      return provider.send(claim.message(), permit);
    } catch (RuntimeException e) {
      // It promised not to throw, so nobody knows how far it came.
      String what = e.getClass().getSimpleName();
      return new SendOutcome.Unknown("the provider's adapter failed", ProviderReply.none(what));
    }
  }

  /** Carries out what follows from one message's outcome. */
  private final class EffectsOf implements Consequence.Effects {

    private final Claim claim;

    EffectsOf(Claim claim) {
      this.claim = claim;
    }

    @Override
    public void quietAccount() {
      accounts.keepQuiet(claim.accountId(), settings.doubt().accountQuiet());
    }

    @Override
    public void pauseAccount(Pause pause) {
      accounts.pause(claim.accountId(), pause);
      events.accountPaused(claim, pause);
    }

    @Override
    public void pauseEverything(Pause pause) {
      accounts.pauseEverything(pause);
      events.everythingPaused(pause);
    }

    @Override
    public void notReached() {
      Duration wait = breaker.notReached();
      if (!wait.isZero()) {
        pauseEverything(Pause.lasting(wait, "the provider cannot be reached"));
      }
    }
  }
}
