package io.sendonce.demo.drill.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.oracle.Row.Waits;
import io.sendonce.demo.drill.oracle.Violation.Kind;
import io.sendonce.demo.verdict.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults F1, F2, F3, F5, F19 and F20 as they look in the end: each kind of violation is seen. */
class JudgementTest {

  private static final Intent INTENT = new Intent("a1", "p1", 1);
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  /** How a row ended, what it waits for, how often its message arrived, and where that puts it. */
  @ParameterizedTest
  @CsvSource({
    "sent,       FOR_NO_ONE,     1, SENT",
    "sent,       FOR_NO_ONE,     0, SENT_NOT_DELIVERED",
    "sent,       FOR_NO_ONE,     2, TWICE",
    "sent,       FOR_NO_ONE,     3, TWICE",
    "uncertain,  FOR_A_PERSON,   0, WAITING",
    "uncertain,  FOR_A_PERSON,   1, WAITING_DELIVERED",
    "uncertain,  FOR_A_PERSON,   2, TWICE",
    "uncertain,  FOR_NO_ONE,     0, UNFINISHED",
    "uncertain,  FOR_NO_ONE,     1, UNFINISHED",
    "pending,    FOR_NO_ONE,     0, UNFINISHED",
    "pending,    BEHIND_A_DOUBT, 0, BEHIND",
    "pending,    BEHIND_A_DOUBT, 1, DELIVERED_NOT_SENT",
    "pending,    FOR_NO_ONE,     1, DELIVERED_NOT_SENT",
    "processing, FOR_NO_ONE,     0, UNFINISHED",
    "processing, FOR_NO_ONE,     1, UNFINISHED",
    "failed,     FOR_NO_ONE,     0, FAILED",
    "failed,     FOR_NO_ONE,     1, DELIVERED_NOT_SENT",
    "cancelled,  FOR_NO_ONE,     0, CANCELLED",
    "cancelled,  FOR_NO_ONE,     1, DELIVERED_NOT_SENT",
    "suppressed, FOR_NO_ONE,     0, UNEXPLAINED"
  })
  void everyEndHasItsPlace(String status, Waits waits, int times, String place) {
    Judgement judgement = new Case().row(status, "why", waits).delivered(times).judge();

    assertThat(placesOf(judgement)).containsExactly(place);
    assertThat(judgement.held()).isEqualTo(judgement.violations().isEmpty());
  }

  @Test
  void whatWasQueuedAndIsNotThereIsLost() {
    Judgement judgement = new Case().judge();

    assertThat(placesOf(judgement)).containsExactly("NOT_THERE");
    assertThat(judgement.lost()).isEqualTo(1);
    assertThat(judgement.held()).isFalse();
  }

  @Test
  void nothingWantedIsNothingHeld() {
    assertThat(
            Judgement.of(new Facts(List.of(), List.of(), List.of(), List.of(), List.of())).held())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"failed", "cancelled", "uncertain"})
  void anEndWithoutItsReasonIsUnexplained(String status) {
    assertThat(placesOf(new Case().row(status, null, Waits.FOR_A_PERSON).judge()))
        .containsExactly("UNEXPLAINED");
  }

  @Test
  void anExpiredMessageIsCountedAsSuch() {
    assertThat(
            placesOf(
                new Case()
                    .row("cancelled", "it expired before it could be sent", Waits.FOR_NO_ONE)
                    .judge()))
        .containsExactly("EXPIRED");
  }

  @Test
  void aSecondRowOfTheSameIntentMustBeSuppressed() {
    Judgement suppressed =
        new Case()
            .row("sent", null, Waits.FOR_NO_ONE)
            .row("suppressed", "served", Waits.FOR_NO_ONE)
            .delivered(1)
            .judge();
    Judgement waiting =
        new Case()
            .row("sent", null, Waits.FOR_NO_ONE)
            .row("pending", null, Waits.FOR_NO_ONE)
            .delivered(1)
            .judge();
    Judgement both =
        new Case()
            .row("sent", null, Waits.FOR_NO_ONE)
            .row("sent", null, Waits.FOR_NO_ONE)
            .delivered(1)
            .judge();

    assertThat(placesOf(suppressed)).containsExactly("SENT");
    assertThat(suppressed.suppressed()).isEqualTo(1);
    assertThat(placesOf(waiting)).containsExactly("UNFINISHED");
    assertThat(placesOf(both)).containsExactly("SENT_BY_TWO_ROWS");
  }

  @Test
  void rowsOfOneMessageMayWaitSideBySideBehindADoubtAndNotOtherwise() {
    Case behind =
        new Case()
            .row("pending", null, Waits.BEHIND_A_DOUBT)
            .row("pending", null, Waits.BEHIND_A_DOUBT);
    Case free =
        new Case()
            .row("pending", null, Waits.BEHIND_A_DOUBT)
            .row("pending", null, Waits.FOR_NO_ONE);

    assertThat(placesOf(behind.judge())).containsExactly("BEHIND");
    assertThat(placesOf(free.judge())).containsExactly("UNFINISHED");
  }

  @Test
  void oneMessageInTwoWordingsIsStillOneMessage() {
    Judgement judgement =
        new Case().row("sent", null, Waits.FOR_NO_ONE).delivered(1).delivery("other-text").judge();

    assertThat(placesOf(judgement)).containsExactly("TWICE");
  }

  @Test
  void aMessageUnderAnothersIdIsNotTakenForSent() {
    Case one = new Case().row("sent", null, Waits.FOR_NO_ONE).delivered(1);
    one.remembered.set(0, new Remembered(1, "sent", "m-of-another"));

    assertThat(placesOf(one.judge())).containsExactly("WRONG_ID");
  }

  @Test
  void aLedgerThatDoesNotKnowASentMessageDisagrees() {
    Case one = new Case().row("sent", null, Waits.FOR_NO_ONE).delivered(1);
    one.remembered.set(0, new Remembered(1, "unknown", "m0"));

    assertThat(placesOf(one.judge())).containsExactly("RECORDS_DISAGREE");
  }

  @ParameterizedTest
  @CsvSource({
    "sent,      not_sent,          , no attempt of it is known to have reached the person",
    "failed,    unknown,           , an attempt of it is in doubt",
    "cancelled, unknown,  delivered, an attempt of it reached the person",
    "failed,    sent,              , an attempt of it reached the person",
    "cancelled,         ,          , an attempt of it has no outcome"
  })
  void anAttemptThatSaysOtherwiseDisagrees(
      String status, @Nullable String outcome, @Nullable String finding, String how) {
    Case one = new Case().row(status, "why", Waits.FOR_NO_ONE);
    one.delivered(status.equals("sent") ? 1 : 0);
    one.attempts.clear();
    one.attempts.add(new Attempt(9, 1, outcome, finding));

    Judgement judgement = one.judge();

    assertThat(placesOf(judgement)).containsExactly("RECORDS_DISAGREE");
    assertThat(judgement.violations().get(0).sentence()).endsWith(how);
  }

  @Test
  void whatNobodyAskedForIsAStray() {
    Case one = new Case().row("sent", null, Waits.FOR_NO_ONE).delivered(1);
    one.deliveries.add(new Delivery(AT, "a1", "p1", "m9", "text-of-nobody"));
    one.deliveries.add(new Delivery(AT, "a2", "p1", "m8", "text"));
    one.rows.add(new Row(77, new Intent("a1", "p9", 1), "pending", null, Waits.FOR_NO_ONE));

    assertThat(one.judge().count(Kind.STRAY)).isEqualTo(3);
  }

  private static List<String> placesOf(Judgement judgement) {
    List<String> places = new ArrayList<>();
    judgement.endings().forEach((ending, count) -> places.add(ending.name()));
    judgement.violations().forEach(violation -> places.add(violation.kind().name()));
    return places;
  }

  /** One wanted message, and what is on record about it. */
  private static final class Case {
    private final List<Row> rows = new ArrayList<>();
    private final List<Remembered> remembered = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    Case row(String status, @Nullable String reason, Waits waits) {
      long id = rows.size() + 1L;
      rows.add(new Row(id, INTENT, status, reason, waits));
      remembered.add(new Remembered(id, status.equals("sent") ? "sent" : "unknown", "m0"));
      if (status.equals("sent")) {
        attempts.add(new Attempt(id, id, "sent", null));
      }
      return this;
    }

    Case delivered(int times) {
      IntStream.range(0, times).forEach(number -> delivery("text"));
      return this;
    }

    Case delivery(String text) {
      deliveries.add(new Delivery(AT, "a1", "p1", "m" + deliveries.size(), text));
      return this;
    }

    Judgement judge() {
      Wanted wanted = new Wanted(INTENT, Set.of("text", "other-text"));
      return Judgement.of(new Facts(List.of(wanted), rows, remembered, attempts, deliveries));
    }
  }
}
