package io.sendonce.jobs.adoption;

import io.sendonce.jobs.foreign.ColumnMeaning;
import io.sendonce.jobs.foreign.UsualNames;
import java.util.List;

/** What a column of a foreign queue may mean, and by which names it is recognised. */
enum QueuePart implements ColumnMeaning {
  ID("id queue_id"),
  CAMPAIGN(UsualNames.CAMPAIGN),
  PERSON(UsualNames.PERSON),
  PROVIDER_ID(UsualNames.PROVIDER_ID),
  NAME(UsualNames.NAME),
  ACCOUNT(UsualNames.ACCOUNT),
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

  @Override
  public List<String> usualNames() {
    return UsualNames.list(usualNames);
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
