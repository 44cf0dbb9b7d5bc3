package io.sendonce.demo.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the provider's ledger. */
public final class LedgerFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LedgerFile() {}

  /**
   * All deliveries, oldest first.
   *
   * @throws IOException if the file cannot be read or a line is no delivery
   */
  public static List<Delivery> read(Path file) throws IOException {
    List<Delivery> deliveries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      try {
        deliveries.add(delivery(JSON.readTree(line)));
      } catch (JacksonException | DateTimeException e) {
        throw new IOException(
            "line %d of %s is no delivery".formatted(deliveries.size() + 1, file), e);
      }
    }
    return List.copyOf(deliveries);
  }

  private static Delivery delivery(JsonNode line) {
    return new Delivery(
        Instant.parse(line.required("at").asString()),
        line.required("account_id").asString(),
        line.required("person").asString(),
        line.required("message_id").asString(),
        line.required("text_sha256").asString());
  }
}
