package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.ProviderReply;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider, or something in front of it, answered.
 *
 * @param status the HTTP status
 * @param content what the body turned out to be
 * @param json the body where it is a JSON object, else null
 * @param detail what is odd about the body in a few words, or null
 * @param requestId the provider's id of the request, or null
 * @param retryAfter how long the answer asks to wait; zero where it does not
 */
record Answer(
    int status,
    Content content,
    @Nullable JsonNode json,
    @Nullable String detail,
    @Nullable String requestId,
    Duration retryAfter) {

  enum Content {
    /** The provider itself speaks: it answers in JSON objects. */
    JSON_OBJECT,
    /** Something else was read whole: a front's HTML, nothing, a list. */
    OTHER,
    /** The body could not be read to its end. */
    BROKEN
  }

  private static final long LONGEST_BODY = 1 << 20;
  private static final Duration LONGEST_WAIT = Duration.ofDays(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads an answer; never throws for what it holds, since the status alone may be worth much. */
  static Answer read(Response response) {
    byte[] body;
    try {
      BufferedSource source = response.body().source();
      if (source.request(LONGEST_BODY + 1)) {
        return of(response, Content.BROKEN, null, "body longer than 1 MiB");
      }
      body = source.readByteArray();
    } catch (IOException e) {
      return of(response, Content.BROKEN, null, "body broke off: " + e.getClass().getSimpleName());
    }
    try {
      JsonNode node = JSON.readTree(body);
      if (node != null && node.isObject()) {
        return of(response, Content.JSON_OBJECT, node, null);
      }
    } catch (JacksonException e) {
      // Named below: a parser's message would quote the body.
    }
    return of(response, Content.OTHER, null, named(body));
  }

  private static Answer of(
      Response response, Content content, @Nullable JsonNode json, @Nullable String detail) {
    return new Answer(
        response.code(), content, json, detail, requestId(response, json), retryAfter(response));
  }

  private static String named(byte[] body) {
    if (body.length == 0) {
      return "empty body";
    }
    return body[0] == '<' ? "HTML body" : "body is no JSON object";
  }

  /** The error type without its {@code errors/}, or null where the answer holds none. */
  @Nullable String errorType() {
    String type = Field.text(json, "type");
    return type == null ? null : type.startsWith("errors/") ? type.substring(7) : type;
  }

  ProviderReply reply() {
    return reply(detail);
  }

  ProviderReply reply(@Nullable String note) {
    return new ProviderReply(status, Field.token(Field.text(json, "type")), requestId, note);
  }

  private static @Nullable String requestId(Response response, @Nullable JsonNode json) {
    for (String id :
        new @Nullable String[] {
          response.header("x-request-id"), Field.text(json, "req_id"), Field.text(json, "instance")
        }) {
      String token = Field.token(id);
      if (token != null) {
        return token;
      }
    }
    return null;
  }

  private static Duration retryAfter(Response response) {
    String header = response.header("Retry-After", "").strip();
    Duration wait = Duration.ZERO;
    if (header.matches("[0-9]{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(header));
    } else {
      try {
        wait = Duration.between(date(response.header("Date", "")), date(header));
      } catch (DateTimeException e) {
        // No date, or not with the answer's own beside it: our clock may differ from theirs.
      }
    }
    return wait.isNegative()
        ? Duration.ZERO
        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static ZonedDateTime date(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
