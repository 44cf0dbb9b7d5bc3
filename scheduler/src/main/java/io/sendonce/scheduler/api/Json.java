package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Reply;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API reads and writes it: names in snake case, times as ISO 8601 in UTC. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /**
   * Reads a body.
   *
   * @throws Refusal naming where it cannot be read, without what stands there
   */
  static JsonNode read(byte[] body) {
    JsonNode read;
    try {
      read = MAPPER.readTree(body);
    } catch (JacksonException e) {
      // Our own words: the library's repeat what stands there.
      TokenStreamLocation place = e.getLocation();
      throw new Refusal(
          Problem.of(
              400,
              place == null
                  ? "The body is not JSON."
                  : "The body is not JSON: line %d, column %d cannot be read, or is a name that is there twice."
                      .formatted(place.getLineNr(), place.getColumnNr())));
    }
    if (!read.isObject()) {
      throw new Refusal(Problem.of(400, "The body must be a JSON object."));
    }
    return read;
  }

  static Reply reply(int status, Object body) {
    return reply(status, "application/json", body);
  }

  static Reply reply(int status, String contentType, Object body) {
    return new Reply(
        status,
        contentType,
        Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff"),
        MAPPER.writeValueAsBytes(body));
  }
}
