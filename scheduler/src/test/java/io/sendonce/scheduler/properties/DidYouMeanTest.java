package io.sendonce.scheduler.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {

  private static final List<String> KNOWN = List.of("send.slots", "send.slice", "send.lease");

  @ParameterizedTest
  @CsvSource({
    "send.slot, send.slots",
    "send.solts, send.slots",
    "SEND.SLOTS, send.slots",
    "sned.lease, send.lease",
    "send.leasee, send.lease"
  })
  void proposesTheNearestWord(String written, String proposed) {
    assertThat(DidYouMean.hint(written, KNOWN)).isEqualTo("; did you mean " + proposed + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "database.url", "send", "x"})
  void proposesNothingForAWordThatIsNearNone(String written) {
    assertThat(DidYouMean.hint(written, KNOWN)).isEmpty();
  }
}
