package io.sendonce.jobs.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusRulesTest {

  private static final StatusRules RULES =
      new StatusRules(
          Map.of("Skipped", Meaning.FAILED, "waiting", Meaning.PENDING), List.of("no_such_user"));

  @ParameterizedTest
  @CsvSource({
    "pending, 0, , false, PENDING",
    "Pending, , , false, PENDING",
    "waiting, 0, , false, PENDING",
    "pending, 1, , false, UNCERTAIN",
    "pending, 0, timeout, false, UNCERTAIN",
    "pending, 0, no_such_user, false, UNCERTAIN",
    "pending, 0, , true, UNCERTAIN",
    "sent, 3, timeout, true, SENT",
    "processing, 0, , false, UNCERTAIN",
    "processing, , , false, UNCERTAIN",
    "failed, 1, timeout, false, UNCERTAIN",
    "failed, 0, , false, UNCERTAIN",
    "failed, 1, 422 No_Such_User, false, FAILED",
    "skipped, 0, , false, FAILED",
    "unheard of, 0, , false, UNCERTAIN",
    ", 0, , false, UNCERTAIN",
  })
  void doubtIsWhatIsLeft(
      @Nullable String status,
      @Nullable String attempts,
      @Nullable String error,
      boolean hasSentTime,
      Meaning meaning) {
    LegacyRow row =
        new LegacyRow(
            "1",
            null,
            "p",
            null,
            null,
            null,
            "Hello",
            status,
            error,
            attempts,
            null,
            null,
            null,
            null,
            hasSentTime ? Instant.EPOCH : null,
            null,
            null);
    assertThat(RULES.of(row).meaning()).isEqualTo(meaning);
  }
}
