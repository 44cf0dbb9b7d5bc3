package io.sendonce.demo.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.asked.Policy;
import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.control.Mistake;
import io.sendonce.demo.drill.oracle.Violation;
import io.sendonce.demo.drill.plan.FaultKind;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private final Results results = new Results();

  @Test
  void aRunThatHeldSaysUnderWhat() {
    assertThat(Verdict.of(results.build()).sentence())
        .isEqualTo(
            "HELD: 100 messages, 2 faults (1 of processes and the database), 0 twice, 0 lost, 2 waiting for a person; drained 10.0 s after the last fault.");
  }

  @Test
  void whatMustNotBeIsNamed() {
    results.violations.add(new Violation(Violation.Kind.TWICE, "p1"));
    results.violations.add(new Violation(Violation.Kind.NOT_THERE, "p2"));

    Verdict verdict = Verdict.of(results.build());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.sentence())
        .isEqualTo("NOT HELD: 1 delivered twice or more; 1 queued, and no row is there.");
  }

  @Test
  void notBeingDrainedInTimeIsAFailure() {
    results.drainedAt = null;

    assertThat(Verdict.of(results.build()).sentence())
        .isEqualTo("NOT HELD: not drained within 80.0 s of the last fault.");
  }

  @Test
  void aControlThatPassesMeansThatTheDrillIsBroken() {
    results.control = new ControlResult(Mistake.MARK_THEN_SEND, 18, 4, 0);

    assertThat(Verdict.of(results.build()).sentence())
        .isEqualTo("NOT HELD: the drill itself is broken: the control \"mark, then send\" passed.");
  }

  /** F16: a deploy is no reason for a doubt. */
  @Test
  void aNodeThatWasAskedToStopMustLeaveNothingInDoubt() {
    results.played.add(Results.fault(FaultKind.SIGTERM, 29, 31, "node-2"));
    results.doubts.add(Results.doubt("node-2", "account-005", 28, 33, 3));

    assertThat(Verdict.of(results.build()).objections())
        .containsExactly("1 left in doubt by nodes that were asked to stop");
  }

  @Test
  void aPlanOfWhichNothingHappenedProvesNothing() {
    results.played.clear();
    results.doubts.clear();

    assertThat(Verdict.of(results.build()).objections())
        .containsExactly("none of the planned faults could be played");
  }

  @Test
  void whatRetryRisksIsCalledWhatItIs() {
    results.policy = Policy.RETRY;
    results.violations.add(new Violation(Violation.Kind.TWICE, "p1"));
    results.played.add(Results.fault(FaultKind.LATE_LANDING, 20, 24, "account-007"));

    Verdict verdict = Verdict.of(results.build());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.sentence()).startsWith("RETRY CAN DUPLICATE: 1. ");
  }

  @Test
  void withoutALateLandingADuplicateUnderRetryIsADuplicate() {
    results.policy = Policy.RETRY;
    results.violations.add(new Violation(Violation.Kind.TWICE, "p1"));

    assertThat(Verdict.of(results.build()).sentence()).startsWith("NOT HELD: ");
  }
}
