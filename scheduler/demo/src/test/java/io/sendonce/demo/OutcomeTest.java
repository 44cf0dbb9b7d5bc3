package io.sendonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.campaign.Course;
import io.sendonce.demo.options.Options;
import io.sendonce.demo.verdict.Doubts;
import io.sendonce.demo.verdict.Repeats;
import io.sendonce.demo.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Options.Acts ALL = new Options.Acts(true, true, false);
  private static final Repeats DUPLICATES =
      new Repeats(
          List.of(
              new Repeats.Person("p1", Duration.ZERO, List.of(Duration.ofMillis(9_100))),
              new Repeats.Person("p2", Duration.ofSeconds(3), List.of())));
  private static final Verdict GOOD = new Verdict(300, 299, 1, Map.of());
  private static final Doubts DOUBTS = new Doubts(12, 10, 1, 1);

  @Test
  void itHoldsWhenTheOldWayFailedAndOursDidNot() {
    Outcome outcome = new Outcome(DUPLICATES, GOOD, DOUBTS, course(11));

    assertThat(outcome.objections(ALL)).isEmpty();
    assertThat(Report.sentence(outcome, List.of()))
        .isEqualTo(
            "HELD: the old way sent 1 messages too many to 1 of 2 people; Sendonce delivered 299 of"
                + " 300 messages once, none twice, none lost; 1 never delivered, waiting for a person.");
  }

  @Test
  void anOldWayWithoutDuplicatesProvesNothing() {
    Repeats clean = new Repeats(List.of(new Repeats.Person("p1", Duration.ZERO, List.of())));
    Outcome outcome = new Outcome(clean, GOOD, DOUBTS, course(11));

    assertThat(outcome.objections(ALL))
        .containsExactly("the old way showed no duplicate: the demo's own control failed");
    assertThat(outcome.objections(new Options.Acts(false, true, false))).isEmpty();
  }

  @Test
  void aKillThatHitNothingProvesNothing() {
    Outcome outcome = new Outcome(DUPLICATES, GOOD, DOUBTS, course(null));

    assertThat(outcome.objections(ALL))
        .containsExactly(
            "no node was killed with messages in flight: the demo's own control failed");
    assertThat(outcome.objections(new Options.Acts(true, false, false))).isEmpty();
  }

  @Test
  void aRepeatedMessageOrAnUnexplainedOutcomeIsNotHeld() {
    Verdict twice = new Verdict(300, 299, 0, Map.of(Verdict.Heading.TWICE, List.of("message 4")));
    Outcome outcome = new Outcome(DUPLICATES, twice, new Doubts(12, 9, 1, 1), course(11));

    List<String> objections = outcome.objections(ALL);
    assertThat(objections)
        .containsExactly(
            "messages are lost, repeated or not explained: see the table",
            "1 unknown outcomes were resolved by nothing on record");
    assertThat(Report.sentence(outcome, objections)).startsWith("NOT HELD: messages are lost");
    assertThat(Report.campaign(outcome)).contains("      message 4");
  }

  @Test
  void theOldWaysTableTellsPersonAndTimes() {
    assertThat(Report.oldWay(DUPLICATES, Map.of("p1", "Ada Fernwood", "p2", "Bela Quist"), 2))
        .containsExactly(
            "  Ada Fernwood     got it 2 times, 9.1 s after the first",
            "  Bela Quist       got it once",
            "  1 of 2 people got their message more than once, 1 messages too many; the queue shows 2 rows, 2 sent.");
  }

  private static Course course(@Nullable Integer inFlight) {
    Course.Kill kill =
        inFlight == null
            ? null
            : new Course.Kill("node-2", inFlight, List.of(Duration.ofSeconds(17)));
    return new Course(
        Duration.ofSeconds(60),
        true,
        kill,
        new Course.Refusal("account-07", Duration.ofSeconds(11)));
  }
}
