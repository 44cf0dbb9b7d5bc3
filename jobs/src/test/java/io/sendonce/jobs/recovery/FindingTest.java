package io.sendonce.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.recovery.Finding.Delivered;
import io.sendonce.jobs.recovery.Finding.NotSeen;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  private static final Instant STARTED = Instant.parse("2026-06-02T10:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Caf\u00e9\nat 9",
        "Cafe\u0301\nat 9",
        "Caf\u00e9\r\nat 9",
        "Caf\u00e9\rat 9",
        "Caf\u00e9\nat\u00a09",
        " \u00a0Caf\u00e9\nat 9\n\n"
      })
  void whatAProviderDoesToATextDoesNotHideIt(String shown) {
    assertThat(find("Caf\u00e9\nat 9", seen("m", shown, 0))).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"caf\u00e9\nat 9", "Caf\u00e9 at 9", "Caf\u00e9\nat 9!", "Caf\u00e9\n\nat 9", ""})
  void anotherTextIsAnotherMessage(String shown) {
    assertThat(find("Caf\u00e9\nat 9", seen("m", shown, 0))).isInstanceOf(NotSeen.class);
  }

  @Test
  void theProvidersClockMayBeHalfAMinuteBehind() {
    assertThat(find("Hi", seen("m", "Hi", -30))).isInstanceOf(Delivered.class);
    assertThat(find("Hi", seen("m", "Hi", -31))).isInstanceOf(NotSeen.class);
  }

  @Test
  void sightingsComeOldestFirst() {
    assertThat(find("Hi", seen("m2", "Hi", 9), seen("m1", "Hi", 1), seen("m3", "Hi", 12)))
        .isInstanceOfSatisfying(
            Delivered.class,
            delivered ->
                assertThat(delivered.seen())
                    .extracting(SeenMessage::messageId)
                    .containsExactly("m1", "m2", "m3"));
  }

  @Test
  void whatIsBoundToAnotherMessageIsLeftOut() {
    List<SeenMessage> shown = List.of(seen("m1", "Hi", 1), seen("m2", "Hi", 2));
    assertThat(Finding.in(shown, message("Hi"), Set.of("m1")))
        .isEqualTo(new Delivered(List.of(shown.get(1))));
    assertThat(Finding.in(shown, message("Hi"), Set.of("m1", "m2"))).isEqualTo(new NotSeen());
  }

  @Test
  void whatTheyWroteIsNotOurs() {
    SeenMessage theirs = new SeenMessage("m", "c", "Hi", STARTED.plusSeconds(1), false);
    assertThat(find("Hi", theirs)).isInstanceOf(NotSeen.class);
  }

  @Test
  void anEmptyConversationShowsNothing() {
    assertThat(find("Hi")).isEqualTo(new NotSeen());
  }

  private static Finding find(String text, SeenMessage... shown) {
    return Finding.in(List.of(shown), message(text), Set.of());
  }

  private static SeenMessage seen(String id, String text, int secondsLater) {
    return new SeenMessage(id, "c", text, STARTED.plusSeconds(secondsLater), true);
  }

  private static UncertainMessage message(String text) {
    return new UncertainMessage(
        1, 1, 1, "account", "person", text, STARTED, STARTED, STARTED, 0, false, false);
  }
}
