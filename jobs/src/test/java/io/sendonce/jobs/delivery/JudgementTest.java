package io.sendonce.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.accounts.Pause;
import io.sendonce.jobs.pacing.RetrySchedule;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Comeback;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Scope;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import io.sendonce.jobs.provider.SendOutcome.Unknown;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class JudgementTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Consequence NONE = new Consequence.None();
  private static final DeliverySettings SETTINGS =
      new DeliverySettings(
          10,
          new DeliverySettings.Timing(
              MINUTE, Duration.ofSeconds(5), MINUTE, Duration.ZERO, Duration.ofMillis(5)),
          new RetrySchedule(Duration.ofMinutes(2), Duration.ofHours(1), 5),
          new DeliverySettings.Doubt(Duration.ofSeconds(75), Duration.ofMinutes(5)));

  /**
   * What came of the send, how often it had failed before; the message's fate, what else follows.
   */
  static final List<Arguments> TABLE =
      List.of(
          Arguments.of(
              new Sent("m", "c", ProviderReply.NONE), 0, Fate.sent(new Receipt("m", "c")), NONE),
          Arguments.of(
              new Sent("m", null, ProviderReply.NONE), 4, Fate.sent(new Receipt("m", null)), NONE),
          Arguments.of(
              new Unknown("timeout", ProviderReply.NONE),
              0,
              Fate.uncertain(Duration.ofSeconds(75), "timeout"),
              new Consequence.QuietAccount()),
          Arguments.of(notSent(Scope.MESSAGE, new Comeback.Never()), 0, Fate.failed("why"), NONE),
          // Its own wait, or the schedule's if that is longer: 2 min doubling, spread at 0.5 to
          // 3/4.
          Arguments.of(
              notSent(Scope.MESSAGE, after(Duration.ofSeconds(1))),
              0,
              Fate.backToPending(Duration.ofSeconds(90), true, "why"),
              NONE),
          Arguments.of(
              notSent(Scope.MESSAGE, after(Duration.ofSeconds(1))),
              3,
              Fate.backToPending(Duration.ofMinutes(12), true, "why"),
              NONE),
          Arguments.of(
              notSent(Scope.MESSAGE, after(DAY)), 0, Fate.backToPending(DAY, true, "why"), NONE),
          Arguments.of(
              notSent(Scope.MESSAGE, after(Duration.ofSeconds(1))),
              4,
              Fate.failed("given up after 5 tries: why"),
              NONE),
          // Never tried at all: it does not count.
          Arguments.of(
              notSent(Scope.MESSAGE, after(Duration.ZERO)),
              9,
              Fate.backToPending(Duration.ZERO, false, "why"),
              NONE),
          Arguments.of(
              notSent(Scope.ACCOUNT, after(DAY)),
              4,
              back(),
              pause(Pause.lasting(DAY.plus(Duration.ofMinutes(72)), "why"))),
          Arguments.of(
              notSent(Scope.ACCOUNT, new Comeback.WhenAccountIsOk()),
              4,
              back(),
              pause(Pause.untilOk("why"))),
          Arguments.of(
              notSent(Scope.ACCOUNT, new Comeback.WhenAPersonResumes()),
              4,
              back(),
              pause(Pause.untilAPersonResumes("why"))),
          Arguments.of(
              notSent(Scope.ACCOUNT, new Comeback.Never()),
              4,
              back(),
              pause(Pause.untilAPersonResumes("why"))),
          Arguments.of(
              notSent(Scope.EVERYTHING, after(MINUTE)),
              4,
              Fate.backToPending(MINUTE, false, "why"),
              new Consequence.NotReached()),
          Arguments.of(
              notSent(Scope.EVERYTHING, new Comeback.WhenAPersonResumes()),
              4,
              back(),
              new Consequence.PauseEverything(Pause.untilAPersonResumes("why"))));

  @ParameterizedTest
  @FieldSource("TABLE")
  void everyOutcomeHasItsFateAndItsConsequence(
      SendOutcome outcome, int retries, Fate fate, Consequence consequence) {
    assertThat(Judgement.of(outcome, retries, SETTINGS, 0.5))
        .isEqualTo(new Judgement(fate, consequence));
  }

  @Test
  void onlyACertainAnswerEverPutsAMessageBack() {
    Judgement unknown = Judgement.of(new Unknown("x", ProviderReply.NONE), 99, SETTINGS, 0.9);
    assertThat(unknown.fate().outcome()).isEqualTo("unknown");
    assertThat(unknown.fate().status().column()).isEqualTo("uncertain");
  }

  private static NotSent notSent(Scope scope, Comeback comeback) {
    return new NotSent(scope, comeback, "why", ProviderReply.NONE);
  }

  private static Comeback after(Duration delay) {
    return new Comeback.After(delay);
  }

  private static Fate back() {
    return Fate.backToPending(Duration.ZERO, false, "why");
  }

  private static Consequence pause(Pause pause) {
    return new Consequence.PauseAccount(pause);
  }
}
