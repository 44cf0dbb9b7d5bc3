package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a list of messages. Fields nobody here needs may be missing or odd; an entry that
 * can neither be matched with ours nor be told apart from ours makes the whole list unusable,
 * because leaving it out would turn it into absence.
 */
final class SeenItem {

  /** The list says nothing certain. */
  static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unusable(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private final JsonNode item;
  private final ReadBackQuery query;

  SeenItem(JsonNode item, ReadBackQuery query) {
    this.item = item;
    this.query = query;
  }

  SeenMessage message() throws Unusable {
    // The list was asked for one account; if that was ignored, the texts may be another's.
    String account = Field.text(item, "account_id");
    if (account != null && !account.equals(query.providerAccountId())) {
      throw new Unusable("a message of another account in the list");
    }
    boolean fromUs = fromUs();
    return new SeenMessage(needed("id"), needed("chat_id"), text(fromUs), sentAt(), fromUs);
  }

  private String needed(String name) throws Unusable {
    String value = Field.text(item, name);
    if (value == null) {
      throw new Unusable("a message without " + name);
    }
    return value;
  }

  private boolean fromUs() throws Unusable {
    Boolean said = flag(item.get("is_sender"));
    if (said != null) {
      return said;
    }
    // Only "from them" can be told by the sender's id: the provider knows us by ids we do not have.
    if (query.recipientId().equals(Field.text(item, "sender_id"))) {
      return false;
    }
    throw new Unusable("a message without is_sender");
  }

  private String text(boolean fromUs) throws Unusable {
    JsonNode text = item.get("text");
    if (text != null && text.isString()) {
      return text.stringValue();
    }
    // We send text and nothing else: without it, only what is surely not such a message may pass.
    boolean cannotBeOurs =
        !fromUs || hasAttachments() || Boolean.TRUE.equals(flag(item.get("is_event")));
    if (!cannotBeOurs) {
      throw new Unusable("a message of ours without text");
    }
    return "";
  }

  private boolean hasAttachments() {
    JsonNode attachments = item.get("attachments");
    return attachments != null && attachments.isArray() && !attachments.isEmpty();
  }

  private Instant sentAt() throws Unusable {
    try {
      return OffsetDateTime.parse(needed("timestamp")).toInstant();
    } catch (DateTimeException e) {
      throw new Unusable("a message whose timestamp is no time");
    }
  }

  /** 0 and 1 are documented; other versions use booleans, and some quote them. */
  private static @Nullable Boolean flag(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    return switch (value.asString("")) {
      case "1", "true" -> Boolean.TRUE;
      case "0", "false" -> Boolean.FALSE;
      default -> null;
    };
  }
}
