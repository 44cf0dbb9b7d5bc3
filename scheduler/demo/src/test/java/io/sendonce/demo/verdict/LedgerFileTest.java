package io.sendonce.demo.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {

  private static final String LINE =
      """
      {"sequence":1,"at":"2026-03-01T10:00:00.123Z","account_id":"a","person":"p","chat_id":"c",\
      "message_id":"m","text_sha256":"ab","text_length":2,"text":"hi","request":1}
      """;

  @Test
  void everyLineIsADelivery(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("ledger"), LINE + LINE);

    assertThat(LedgerFile.read(file))
        .hasSize(2)
        .contains(new Delivery(Instant.parse("2026-03-01T10:00:00.123Z"), "a", "p", "m", "ab"));
  }

  @Test
  void aLineThatIsNoDeliveryIsNotPassedOver(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("ledger"), LINE + "{\"at\":\"now\"}\n");

    assertThatIOException()
        .isThrownBy(() -> LedgerFile.read(file))
        .withMessage("line 2 of " + file + " is no delivery");
  }
}
