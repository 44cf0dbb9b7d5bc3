package io.sendonce.jobs.adoption;

import io.sendonce.jobs.foreign.ColumnMeaning;
import java.util.List;
import java.util.Locale;

/** What a column of a foreign table of messages may mean, and by which names it is recognised. */
enum MessagePart implements ColumnMeaning {
  ID("id"),
  CAMPAIGN("campaign_id campaign"),
  PERSON(QueuePart.People.NAMES),
  PROVIDER_ID(QueuePart.People.PROVIDER_NAMES),
  NAME("name full_name prospect_name person_name recipient_name"),
  ACCOUNT(QueuePart.People.ACCOUNT_NAMES),
  TEXT("content message text body message_text message_content message_body"),
  DIRECTION("direction message_direction"),
  MESSAGE_ID("message_id provider_message_id linkedin_message_id unipile_message_id"),
  CHAT_ID("chat_id provider_chat_id unipile_chat_id"),
  AT("sent_at message_sent_at sent_on delivered_at at timestamp created_at");

  private final String usualNames;

  MessagePart(String usualNames) {
    this.usualNames = usualNames;
  }

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> usualNames() {
    return List.of(usualNames.split(" ", -1));
  }

  @Override
  public boolean isRequired() {
    return this == PERSON || this == TEXT || this == AT;
  }

  @Override
  public boolean isTime() {
    return this == AT;
  }
}
