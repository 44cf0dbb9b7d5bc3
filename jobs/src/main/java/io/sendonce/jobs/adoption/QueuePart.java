package io.sendonce.jobs.adoption;

import io.sendonce.jobs.foreign.ColumnMeaning;
import java.util.List;
import java.util.Locale;

/** What a column of a foreign queue may mean, and by which names it is recognised. */
enum QueuePart implements ColumnMeaning {
  ID("id queue_id"),
  CAMPAIGN("campaign_id campaign"),
  PERSON(People.NAMES),
  PROVIDER_ID(People.PROVIDER_NAMES),
  NAME("name full_name prospect_name person_name recipient_name"),
  ACCOUNT(People.ACCOUNT_NAMES),
  TEXT("message content text body message_text message_content message_body"),
  STATUS("status state"),
  ERROR("error last_error error_message failure_reason"),
  ATTEMPTS("attempts attempt_count tries retry_count retries"),
  DUE("scheduled_for scheduled_at send_at due_at run_at"),
  CREATED("created_at queued_at inserted_at"),
  CHANGED("updated_at changed_at modified_at"),
  SENT("sent_at sent_on delivered_at");

  private final String usualNames;

  QueuePart(String usualNames) {
    this.usualNames = usualNames;
  }

  /** Names that both tables have for the people in them. */
  static final class People {
    static final String NAMES =
        "prospect_id person_id person recipient_id recipient contact_id lead_id linkedin_id linkedin_url profile_url";
    static final String PROVIDER_NAMES =
        "provider_id recipient_provider_id linkedin_provider_id linkedin_user_id linkedin_id";
    static final String ACCOUNT_NAMES =
        "account_id linkedin_account_id sender_account_id unipile_account_id provider_account_id account sender";

    private People() {}
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
    return this == ID || this == PERSON || this == TEXT || this == STATUS;
  }

  @Override
  public boolean isTime() {
    return this == DUE || this == CREATED || this == CHANGED || this == SENT;
  }
}
