package io.sendonce.simulator.http;

import io.sendonce.simulator.provider.MessageQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The query parameters that lists take. */
final class Query {
  private static final Pattern UTC_MILLIS =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
  private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18}),(\\d{1,18})(,.*)?");

  private final Fields fields;

  private Query(Fields fields) {
    this.fields = fields;
  }

  static Query of(Request request) {
    return new Query(Request.extractQueryParameters(request, StandardCharsets.UTF_8));
  }

  @Nullable String text(String name) {
    String value = fields.getValue(name);
    return value == null || value.isBlank() ? null : value;
  }

  MessageQuery messages() throws Refusal {
    return new MessageQuery(instant("after"), instant("before"), cursor(), limit());
  }

  int limit() throws Refusal {
    String limit = text("limit");
    if (limit == null) {
      return MessageQuery.USUAL;
    }
    if (limit.matches("\\d{1,4}")) {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MessageQuery.MOST) {
        return number;
      }
    }
    throw Refusal.invalidParameter("limit = " + limit + " must be from 1 to " + MessageQuery.MOST);
  }

  static String cursor(MessageQuery.Position position, String salt) {
    String plain = position.at().toEpochMilli() + "," + position.order() + salt;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private MessageQuery.@Nullable Position cursor() throws Refusal {
    String cursor = text("cursor");
    if (cursor == null) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      Matcher matcher = CURSOR.matcher(plain);
      if (matcher.matches()) {
        return new MessageQuery.Position(
            Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
            Long.parseLong(matcher.group(2)));
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "invalid_parameters", "cursor is none that was given", e);
    }
    throw Refusal.invalidParameter("cursor is none that was given");
  }

  private @Nullable Instant instant(String name) throws Refusal {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      if (UTC_MILLIS.matcher(value).matches()) {
        return Instant.parse(value);
      }
    } catch (DateTimeParseException e) {
      throw new Refusal(400, "invalid_parameters", notATime(name, value), e);
    }
    throw Refusal.invalidParameter(notATime(name, value));
  }

  private static String notATime(String name, String value) {
    return name + " = " + value + " must be a UTC time such as 2025-12-31T23:59:59.999Z";
  }
}
