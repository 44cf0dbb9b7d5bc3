package io.sendonce.demo.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.options.Options;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TroubleTest {

  private static final Options.Size SIZE = new Options.Size(300, 30, 3);
  private static final List<Letter> LETTERS = Letters.of(SIZE);

  @Test
  void theSameSeedBringsTheSameTrouble() {
    assertThat(Trouble.of(SIZE, LETTERS, 7)).isEqualTo(Trouble.of(SIZE, LETTERS, 7));
    assertThat(Trouble.of(SIZE, LETTERS, 7)).isNotEqualTo(Trouble.of(SIZE, LETTERS, 8));
  }

  @Test
  void theKillComesInTheMiddleAndAfterTheRefusals() {
    LongStream.range(0, 200)
        .mapToObj(seed -> Trouble.of(SIZE, LETTERS, seed))
        .forEach(
            trouble -> {
              assertThat(trouble.burstAt()).isBetween(30, 60);
              assertThat(trouble.killAt()).isBetween(75, 120);
            });
  }

  @Test
  void lostAnswersHitDifferentPeopleOfBothKinds() {
    Trouble trouble = Trouble.of(SIZE, LETTERS, 1);

    assertThat(trouble.lostAnswers())
        .extracting(fault -> fault.get("kind"))
        .containsExactly(
            "deliver-then-reset",
            "deliver-then-reset",
            "deliver-then-reset",
            "deliver-then-504",
            "deliver-then-504",
            "deliver-then-504");
    assertThat(trouble.lostAnswers())
        .extracting(fault -> fault.get("person"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPersonGetsOneLetterAndEveryAccountItsShare() {
    assertThat(LETTERS).extracting(Letter::person).doesNotHaveDuplicates().hasSize(300);
    assertThat(LETTERS).filteredOn(letter -> letter.account().equals("account-30")).hasSize(10);
  }
}
