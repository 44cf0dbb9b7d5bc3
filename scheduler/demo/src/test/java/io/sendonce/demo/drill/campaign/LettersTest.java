package io.sendonce.demo.drill.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.campaign.Letter.Way;
import io.sendonce.demo.drill.oracle.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the drill asks for covers F13, F14 and F23: again, from a file twice, too late. */
class LettersTest {

  private final List<Letter> letters = Letters.of(7, 1000, 80, Duration.ofSeconds(40));

  @Test
  void theSameSeedAsksForTheSame() {
    assertThat(Letters.of(7, 1000, 80, Duration.ofSeconds(40))).isEqualTo(letters);
    assertThat(Letters.of(8, 1000, 80, Duration.ofSeconds(40))).isNotEqualTo(letters);
  }

  @Test
  void asManyIntentsAsMessagesEachInEveryWayThereIs() {
    List<Wanted> wanted = Letters.wanted(letters);

    assertThat(wanted).hasSize(1000);
    assertThat(wanted.stream().map(Wanted::intent).collect(Collectors.toSet())).hasSize(1000);
    assertThat(letters.stream().map(Letter::way).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Way.values()));
    assertThat(wanted).anyMatch(one -> one.texts().size() == 2);
  }

  @Test
  void aSecondStepFollowsItsFirstOnTheSameWay() {
    List<Letter> second =
        letters.stream()
            .filter(letter -> letter.intent().step() == 2 && letter.way() != Way.AGAIN)
            .toList();

    assertThat(second).hasSize(200);
    for (Letter letter : second) {
      Letter first =
          letters.stream()
              .filter(one -> one.intent().person().equals(letter.intent().person()))
              .findFirst()
              .orElseThrow();
      assertThat(first.intent().step()).isEqualTo(1);
      assertThat(letter.due()).isGreaterThan(first.due());
      assertThat(letter.campaign()).isEqualTo(first.campaign());
      assertThat(letter.way() == Way.FILE).isEqualTo(first.way() == Way.FILE);
    }
  }
}
