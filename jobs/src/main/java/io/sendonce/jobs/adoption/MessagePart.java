package io.sendonce.jobs.adoption;

import io.sendonce.jobs.foreign.ColumnMeaning;
import io.sendonce.jobs.foreign.UsualNames;
import java.util.List;

/** What a column of a foreign table of messages may mean, and by which names it is recognised. */
enum MessagePart implements ColumnMeaning {
  ID("id"),
  CAMPAIGN(UsualNames.CAMPAIGN),
  PERSON(UsualNames.PERSON),
  PROVIDER_ID(UsualNames.PROVIDER_ID),
  NAME(UsualNames.NAME),
  ACCOUNT(UsualNames.ACCOUNT),
  TEXT("content message text body message_text message_content message_body"),
  DIRECTION(UsualNames.DIRECTION),
  MESSAGE_ID(UsualNames.MESSAGE_ID),
  CHAT_ID("chat_id provider_chat_id unipile_chat_id"),
  AT(UsualNames.SENT_AT);

  private final String usualNames;

  MessagePart(String usualNames) {
    this.usualNames = usualNames;
  }

  @Override
  public List<String> usualNames() {
    return UsualNames.list(usualNames);
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
