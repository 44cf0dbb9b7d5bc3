package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.ProviderEcho;
import io.sendonce.jobs.provider.ProviderNotice;
import io.sendonce.jobs.provider.ProviderNotice.Irrelevant;
import io.sendonce.jobs.provider.ProviderNotice.Malformed;
import io.sendonce.jobs.provider.ProviderNotice.OwnMessage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Unipile's webhook of the source {@code messaging} posts (API v1): one flat JSON
 * object, whatever its content type says, because a webhook made through the API names none.
 *
 * <p>What an account sent itself comes as {@code message_received} too, and no field says so: it is
 * its own where the sender's {@code attendee_provider_id} is the {@code user_id} of {@code
 * account_info}. Unknown fields and events are expected, and so are ids that are missing or cut: a
 * notice that does not say enough is irrelevant, never wrong.
 */
public final class UnipileWebhook {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ID = Pattern.compile("[!-~]{1,300}");

  /** Times that every database can hold. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  private UnipileWebhook() {}

  /**
   * Reads one notice.
   *
   * @param body as it was posted
   */
  public static ProviderNotice read(byte[] body) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException e) {
      return new Malformed("the body is not JSON");
    }
    if (root == null || !root.isObject()) {
      return new Malformed("the body is not a JSON object");
    }
    if (!"message_received".equals(Field.text(root, "event"))) {
      return new Irrelevant("another event", false);
    }
    String user = id(root.get("account_info"), "user_id");
    String sender = id(root.get("sender"), "attendee_provider_id");
    if (user == null || sender == null) {
      return new Irrelevant("a message that does not say whether the account sent it", true);
    }
    return isSamePerson(user, sender)
        ? own(root, user)
        : new Irrelevant("a message that somebody else sent", false);
  }

  private static ProviderNotice own(JsonNode root, String user) {
    String account = id(root, "account_id");
    String message = id(root, "message_id");
    Instant sentAt = time(root);
    if (account == null || message == null || sentAt == null) {
      return new Irrelevant(
          "a message of an account without account_id, message_id or timestamp", true);
    }
    return new OwnMessage(
        new ProviderEcho(
            account, message, id(root, "chat_id"), others(root, user), text(root), sentAt));
  }

  /** Everybody else in the chat: empty as soon as one is not told, or "one" could be "some". */
  private static List<String> others(JsonNode root, String user) {
    List<String> others = new ArrayList<>();
    for (JsonNode attendee : root.path("attendees")) {
      String person = id(attendee, "attendee_provider_id");
      if (person == null) {
        return List.of();
      }
      if (!isSamePerson(person, user) && !others.contains(person)) {
        others.add(person);
      }
    }
    return others;
  }

  /** Either id may have been cut. */
  private static boolean isSamePerson(String one, String other) {
    return one.equals(other) || ProviderEcho.isCut(one, other) || ProviderEcho.isCut(other, one);
  }

  private static @Nullable String id(@Nullable JsonNode object, String name) {
    String text = Field.text(object, name);
    return text != null && ID.matcher(text).matches() ? text : null;
  }

  /** Without what no database can hold, a NUL or half a surrogate pair; ours has neither. */
  private static String text(JsonNode root) {
    JsonNode text = root.path("message");
    String given = text.isString() ? text.stringValue() : "";
    byte[] storable = given.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
    return new String(storable, StandardCharsets.UTF_8);
  }

  private static @Nullable Instant time(JsonNode root) {
    String written = Field.text(root, "timestamp");
    if (written == null) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(written).toInstant();
      return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
