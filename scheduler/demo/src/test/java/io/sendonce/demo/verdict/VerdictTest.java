package io.sendonce.demo.verdict;

import static io.sendonce.demo.verdict.Verdict.Heading.DELIVERED_NOT_SENT;
import static io.sendonce.demo.verdict.Verdict.Heading.LOST;
import static io.sendonce.demo.verdict.Verdict.Heading.SENT_NOT_DELIVERED;
import static io.sendonce.demo.verdict.Verdict.Heading.STRAY;
import static io.sendonce.demo.verdict.Verdict.Heading.TWICE;
import static io.sendonce.demo.verdict.Verdict.Heading.UNFINISHED;
import static io.sendonce.demo.verdict.Verdict.Heading.WRONG_ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** How a row ended, how often its message arrived, and where that puts it. */
  @ParameterizedTest
  @CsvSource({
    "sent,       1, GOOD",
    "sent,       0, SENT_NOT_DELIVERED",
    "sent,       2, TWICE",
    "sent,       3, TWICE",
    "uncertain,  0, WAITING",
    "uncertain,  1, DELIVERED_NOT_SENT",
    "uncertain,  2, TWICE",
    "pending,    0, UNFINISHED",
    "pending,    1, UNFINISHED",
    "pending,    2, TWICE",
    "processing, 0, UNFINISHED",
    "processing, 1, UNFINISHED",
    "failed,     0, LOST",
    "failed,     1, DELIVERED_NOT_SENT",
    "cancelled,  0, LOST",
    "cancelled,  1, DELIVERED_NOT_SENT",
    "suppressed, 0, LOST",
    "suppressed, 1, DELIVERED_NOT_SENT"
  })
  void everyEndHasItsPlaceAndOnlyTwoOfThemHold(String status, int times, String place) {
    Verdict verdict = Verdict.of(List.of(row(1, status, "m1")), deliveries(1, times));

    assertThat(verdict.deliveredOnce()).isEqualTo(place.equals("GOOD") ? 1 : 0);
    assertThat(verdict.waitingForPerson()).isEqualTo(place.equals("WAITING") ? 1 : 0);
    assertThat(verdict.held()).isEqualTo(List.of("GOOD", "WAITING").contains(place));
    for (Verdict.Heading heading : Verdict.Heading.values()) {
      assertThat(verdict.under(heading))
          .as(heading.words())
          .hasSize(heading.name().equals(place) ? 1 : 0);
    }
  }

  @Test
  void oneRepeatAmongManyIsEnoughToFail() {
    Verdict verdict =
        Verdict.of(
            rows("sent", "sent", "sent"),
            both(deliveries(1, 1), both(deliveries(2, 2), deliveries(3, 1))));

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.deliveredOnce()).isEqualTo(2);
    assertThat(verdict.faults())
        .isEqualTo(
            Map.of(TWICE, List.of("message 2 to person-2, 2 times, from 2026-03-01T10:00:00Z")));
  }

  @Test
  void aLostMessageIsNamedWithItsReason() {
    Intent lost = new Intent(7, target(7), "failed", "given up after 8 tries", null);

    assertThat(Verdict.of(List.of(lost), List.of()).faults())
        .isEqualTo(
            Map.of(LOST, List.of("message 7 to person-7 is failed (given up after 8 tries)")));
  }

  @Test
  void sentWithoutADeliveryIsNotCountedAsDelivered() {
    Verdict verdict = Verdict.of(rows("sent"), List.of());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.under(SENT_NOT_DELIVERED)).containsExactly("message 1 to person-1");
  }

  @Test
  void anUncertainMessageThatWasDeliveredCountsAgainstUs() {
    Verdict verdict = Verdict.of(rows("uncertain"), deliveries(1, 1));

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.under(DELIVERED_NOT_SENT))
        .containsExactly("message 1 to person-1 is uncertain");
  }

  @Test
  void whatNobodyQueuedIsAStray() {
    Verdict verdict = Verdict.of(rows("sent"), both(deliveries(1, 1), deliveries(5, 2)));

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.under(STRAY)).containsExactly("person-5 got 2 of account-1");
  }

  @Test
  void anotherTextToTheSamePersonIsNotTheMessage() {
    Delivery other = new Delivery(START, "account-1", "person-1", "m1", "another text");

    Verdict verdict = Verdict.of(rows("sent"), List.of(other));

    assertThat(verdict.under(SENT_NOT_DELIVERED)).hasSize(1);
    assertThat(verdict.under(STRAY)).hasSize(1);
  }

  @Test
  void theIdTheQueueKnowsMustBeThatOfTheDelivery() {
    Verdict verdict = Verdict.of(List.of(row(1, "sent", "m9")), deliveries(1, 1));

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.under(WRONG_ID)).containsExactly("message 1 to person-1 is m1, not m9");
  }

  @Test
  void aCampaignWithoutMessagesProvesNothing() {
    assertThat(Verdict.of(List.of(), List.of()).held()).isFalse();
  }

  @Test
  void everyMessageMustBeAccountedFor() {
    assertThat(new Verdict(300, 298, 2, Map.of()).held()).isTrue();
    assertThat(new Verdict(300, 298, 1, Map.of()).held()).isFalse();
  }

  @Test
  void aMessageStillWaitingIsNotFinished() {
    assertThat(Verdict.of(rows("pending"), List.of()).under(UNFINISHED))
        .containsExactly("message 1 to person-1");
  }

  private static List<Intent> rows(String... statuses) {
    return IntStream.range(0, statuses.length)
        .mapToObj(index -> row(index + 1, statuses[index], "m" + (index + 1)))
        .toList();
  }

  private static Intent row(int number, String status, @Nullable String messageId) {
    return new Intent(number, target(number), status, null, messageId);
  }

  private static Intent.Target target(int number) {
    return new Intent.Target("account-1", "person-" + number, "text " + number);
  }

  private static List<Delivery> deliveries(int number, int times) {
    return IntStream.range(0, times)
        .mapToObj(
            again ->
                new Delivery(
                    START.plusSeconds(9L * again),
                    "account-1",
                    "person-" + number,
                    "m" + number,
                    "text " + number))
        .toList();
  }

  private static List<Delivery> both(List<Delivery> some, List<Delivery> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
