package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.pacing.RetrySchedule;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Comeback;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import java.time.Duration;

/**
 * What an outcome means for the message, its account and everything else: a pure function.
 *
 * @param fate what becomes of the message
 * @param consequence what else follows
 */
record Judgement(Fate fate, Consequence consequence) {

  /**
   * Judges an outcome.
   *
   * @param retries how often the message failed before for reasons of its own
   * @param random from 0 to 1, spreads what would come back at one moment
   */
  static Judgement of(SendOutcome outcome, int retries, DeliverySettings settings, double random) {
    return outcome.match(
        sent ->
            new Judgement(
                Fate.sent(new Receipt(sent.messageId(), sent.chatId())), new Consequence.None()),
        notSent ->
            switch (notSent.scope()) {
              case MESSAGE -> ofMessage(notSent, retries + 1, settings, random);
              case ACCOUNT -> ofAccount(notSent, random);
              case EVERYTHING -> ofEverything(notSent);
            },
        unknown ->
            new Judgement(
                Fate.uncertain(settings.doubt().firstLook(), unknown.reason()),
                new Consequence.QuietAccount()));
  }

  private static Judgement ofMessage(
      SendOutcome.NotSent refusal, int failures, DeliverySettings settings, double random) {
    if (!(refusal.comeback() instanceof Comeback.After after)) {
      return given(refusal.reason());
    }
    if (after.delay().isZero()) {
      // It was never tried at all: its time ran out or the node is stopping.
      return new Judgement(back(Duration.ZERO, refusal), new Consequence.None());
    }
    RetrySchedule retry = settings.retry();
    if (retry.givesUpAfter(failures)) {
      return given("given up after " + failures + " tries: " + refusal.reason());
    }
    Duration wait = longer(after.delay(), retry.waitAfter(failures, random));
    return new Judgement(Fate.backToPending(wait, true, refusal.reason()), new Consequence.None());
  }

  private static Judgement ofAccount(SendOutcome.NotSent refusal, double random) {
    return new Judgement(
        back(Duration.ZERO, refusal),
        new Consequence.PauseAccount(pause(refusal.comeback(), refusal.reason(), random)));
  }

  private static Judgement ofEverything(SendOutcome.NotSent refusal) {
    return refusal.comeback() instanceof Comeback.After after
        ? new Judgement(back(after.delay(), refusal), new Consequence.NotReached())
        : new Judgement(
            back(Duration.ZERO, refusal),
            new Consequence.PauseEverything(Pause.untilAPersonResumes(refusal.reason())));
  }

  private static Pause pause(Comeback comeback, String reason, double random) {
    if (comeback instanceof Comeback.After after) {
      // Accounts that were stopped at one moment do not come back at one moment.
      long spread = Math.round(after.delay().toMillis() * 0.1 * random);
      return Pause.lasting(after.delay().plusMillis(spread), reason);
    }
    return comeback instanceof Comeback.WhenAccountIsOk
        ? Pause.untilOk(reason)
        : Pause.untilAPersonResumes(reason);
  }

  private static Judgement given(String reason) {
    return new Judgement(Fate.failed(reason), new Consequence.None());
  }

  private static Fate back(Duration delay, SendOutcome.NotSent refusal) {
    return Fate.backToPending(delay, false, refusal.reason());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
