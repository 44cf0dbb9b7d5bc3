package io.sendonce.jobs.incidents.apology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApologyTextTest {

  @Test
  void whatIsKnownIsFilledIn() {
    assertThat(ApologyText.filled("Hello {{ name }}, {{copies}} times.\r\n", " Bela Quist ", 3))
        .isEqualTo("Hello Bela Quist, 3 times.");
    assertThat(ApologyText.filled(Apologies.STANDARD_TEXT, "$1 \\ {name}", 2))
        .startsWith("Hello $1 \\ {name}, a fault");
  }

  @Test
  void whatIsNotKnownStaysAndBlocks() {
    assertThat(ApologyText.problem(ApologyText.filled(Apologies.STANDARD_TEXT, null, 3)))
        .contains("{{name}} cannot be filled in: write this text by hand");
    assertThat(ApologyText.problem(ApologyText.filled("{{name}}", " ", 3))).isPresent();
    assertThat(ApologyText.problem(ApologyText.filled("{{company}}", "Bela", 3)))
        .contains("{{company}} cannot be filled in: write this text by hand");
    assertThat(ApologyText.problem(ApologyText.filled("Hello {{name}", "Bela", 3))).isPresent();
    assertThat(ApologyText.problem("  ")).contains("it is empty");
    assertThat(ApologyText.problem("x".repeat(1501)))
        .contains("it must have at most 1500 characters, not 1501");
    assertThat(ApologyText.problem("x".repeat(1500))).isEmpty();
  }

  @Test
  void aTemplateMayHaveTheVariablesThatThereAre() {
    assertThat(Apologies.templateProblem(Apologies.STANDARD_TEXT)).isEmpty();
    assertThat(Apologies.templateProblem("Hello {{first_name}}")).isPresent();
    assertThat(Apologies.textProblem("Hello {{name}}")).isPresent();
  }
}
