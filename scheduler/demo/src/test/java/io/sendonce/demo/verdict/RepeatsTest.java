package io.sendonce.demo.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void eachFurtherMessageIsTimedFromThePersonsFirst() {
    Repeats repeats = Repeats.in(List.of(to("a", 0), to("b", 4), to("a", 9), to("a", 17)));

    assertThat(repeats.people())
        .containsExactly(
            new Repeats.Person(
                "a", Duration.ZERO, List.of(Duration.ofSeconds(9), Duration.ofSeconds(17))),
            new Repeats.Person("b", Duration.ofSeconds(4), List.of()));
    assertThat(repeats.peopleHit()).isEqualTo(1);
    assertThat(repeats.extra()).isEqualTo(2);
  }

  @Test
  void nobodyGotAnythingWhereNothingWasDelivered() {
    assertThat(Repeats.in(List.of()).extra()).isZero();
  }

  private static Delivery to(String person, int second) {
    return new Delivery(START.plusSeconds(second), "account", person, "m" + second, "text");
  }
}
