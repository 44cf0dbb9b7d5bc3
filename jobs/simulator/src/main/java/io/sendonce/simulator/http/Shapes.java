package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.EchoPlan;
import io.sendonce.simulator.faults.ReadPlan;
import io.sendonce.simulator.provider.AccountStatus;
import io.sendonce.simulator.provider.Chat;
import io.sendonce.simulator.provider.Message;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The provider's JSON shapes, bent where a fault says so. */
final class Shapes {
  private static final int TRUNCATED = 20;

  private Shapes() {}

  static ObjectNode message(Message message, ReadPlan plan) {
    Chat chat = message.chat();
    ObjectNode shape =
        Json.object("Message")
            .put("id", message.id())
            .put("provider_id", message.providerId())
            .put("chat_id", chat.id())
            .put("chat_provider_id", chat.providerId())
            .put("account_id", chat.account())
            .put("text", text(message.text(), plan.text()))
            .put("timestamp", Json.time(message.at()))
            .put("sender_id", id(message.senderId(), plan))
            .put("sender_attendee_id", id(message.senderAttendeeId(), plan));
    sender(shape, message.fromAccount(), plan.sender());
    shape.putArray("attachments");
    shape.putArray("reactions");
    shape.putObject("seen_by");
    shape.putNull("quoted");
    shape.putNull("subject");
    return shape
        .put("seen", 0)
        .put("hidden", 0)
        .put("deleted", 0)
        .put("edited", 0)
        .put("is_event", 0)
        .put("delivered", 1)
        .put("behavior", 0);
  }

  static ObjectNode chat(Chat chat, Message latest, ReadPlan plan) {
    ObjectNode shape =
        Json.object("Chat")
            .put("id", chat.id())
            .put("account_id", chat.account())
            .put("account_type", "LINKEDIN")
            .put("provider_id", chat.providerId())
            .put("attendee_provider_id", id(chat.person(), plan))
            .put("type", 0)
            .put("timestamp", Json.time(latest.at()))
            .put("unread_count", 0)
            .put("archived", 0)
            .put("read_only", 0)
            .put("pinned", 0);
    shape.putNull("name");
    shape.putNull("muted_until");
    shape.putNull("subject");
    shape.putArray("disabledFeatures");
    shape.putArray("folder").add("INBOX");
    return shape;
  }

  /** What a webhook of the source messaging is posted: flat, and without is_sender. */
  static ObjectNode notice(Message message, EchoPlan plan) {
    Chat chat = message.chat();
    boolean cuts = plan.truncatedIds();
    ObjectNode shape =
        Json.MAPPER
            .createObjectNode()
            .put("event", "message_received")
            .put("account_id", chat.account())
            .put("account_type", "LINKEDIN")
            .put("webhook_name", "simulator")
            .put("chat_id", chat.id())
            .put("message_id", message.id())
            .put("message", message.text())
            .put("timestamp", Json.time(message.at()));
    shape
        .putObject("account_info")
        .put("type", "LINKEDIN")
        .put("feature", "classic")
        .put("user_id", cut(chat.ownerId(), cuts));
    shape
        .putObject("sender")
        .put("attendee_id", message.senderAttendeeId())
        .put("attendee_provider_id", cut(message.senderId(), cuts));
    shape
        .putArray("attendees")
        .addObject()
        .put("attendee_id", chat.attendeeId())
        .put("attendee_provider_id", cut(chat.person(), cuts));
    shape.putArray("attachments");
    return shape;
  }

  static ObjectNode account(String account, AccountStatus status) {
    ObjectNode shape =
        Json.object("Account").put("id", account).put("type", "LINKEDIN").put("name", account);
    shape.putArray("groups");
    shape
        .putArray("sources")
        .addObject()
        .put("id", account + "_MESSAGING")
        .put("status", status.name());
    return shape;
  }

  private static String id(String id, ReadPlan plan) {
    return cut(id, plan.truncatedIds());
  }

  private static String cut(String id, boolean cuts) {
    return cuts && id.length() > TRUNCATED ? id.substring(0, TRUNCATED) : id;
  }

  private static void sender(ObjectNode shape, boolean fromAccount, ReadPlan.Sender told) {
    switch (told) {
      case TRUE -> shape.put("is_sender", fromAccount ? 1 : 0);
      case FLIPPED -> shape.put("is_sender", fromAccount ? 0 : 1);
      case BOOLEAN -> shape.put("is_sender", fromAccount);
      case MISSING -> shape.remove("is_sender");
    }
  }

  private static @Nullable String text(@Nullable String text, ReadPlan.Text told) {
    if (text == null) {
      return null;
    }
    return switch (told) {
      case TRUE -> text;
      case CRLF -> text.replace("\r\n", "\n").replace("\n", "\r\n");
      case TRIMMED -> text.strip();
      case FORMATTING_GONE -> text.replaceAll("[*_~`]", "");
    };
  }

  static String statusNames() {
    return Arrays.stream(AccountStatus.values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
