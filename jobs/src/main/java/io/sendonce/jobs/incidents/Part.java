package io.sendonce.jobs.incidents;

import io.sendonce.jobs.foreign.ColumnMeaning;
import java.util.List;
import java.util.Locale;

/** What a column of a foreign table may mean, and by which names it is recognised. */
enum Part implements ColumnMeaning {
  PERSON("prospect_id person_id person recipient_id recipient contact_id lead_id"),
  TEXT("content text message body message_text message_content message_body"),
  AT("sent_at message_sent_at sent_on delivered_at at timestamp created_at"),
  ID("message_id provider_message_id linkedin_message_id unipile_message_id id"),
  CAMPAIGN("campaign_id campaign"),
  DIRECTION("direction message_direction"),
  NAME("name full_name prospect_name person_name recipient_name");

  private final String usualNames;

  Part(String usualNames) {
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
