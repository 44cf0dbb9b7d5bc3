package io.sendonce.jobs.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

  @ParameterizedTest
  @CsvSource({
    "ACoAA1, , ACoAA1, ACoAA1",
    "' ACoAA1 ', , ACoAA1, ACoAA1",
    "4711, , 4711, ",
    "4711, ACoAA1, 4711, ACoAA1",
    "4711, 4712, 4711, ",
    "0b7e0f2c-1111-2222-3333-444455556666, , 0b7e0f2c-1111-2222-3333-444455556666, ",
    "https://www.linkedin.com/in/Bela-Quist/?x=1, , bela-quist, ",
    "linkedin.com/in/bela-quist, ACoAA1, bela-quist, ACoAA1",
    "4711, https://www.linkedin.com/in/bela-quist, 4711, ",
  })
  void aPersonIsTheirIdAndWhatTheProviderCallsThem(
      String person, @Nullable String providerId, String id, @Nullable String known) {
    assertThat(Person.of(person, providerId)).contains(new Person(id, known));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "a/b", "https://example.org/in/bela"})
  void whatIsNeitherIdNorProfileIsNobody(String person) {
    assertThat(Person.of(person, null)).isEmpty();
  }

  @Test
  void twoFormsOfAProfileAreOnePerson() {
    assertThat(Person.of("http://de.linkedin.com/in/bela-quist/", null))
        .isEqualTo(Person.of("https://www.linkedin.com/in/Bela-Quist", null));
  }
}
