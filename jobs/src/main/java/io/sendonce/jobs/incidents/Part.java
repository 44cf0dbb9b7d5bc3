package io.sendonce.jobs.incidents;

import io.sendonce.jobs.foreign.ColumnMeaning;
import io.sendonce.jobs.foreign.UsualNames;
import java.util.List;

/** What a column of a foreign table may mean, and by which names it is recognised. */
enum Part implements ColumnMeaning {
  PERSON(UsualNames.PERSON),
  TEXT("content text message body message_text message_content message_body"),
  AT(UsualNames.SENT_AT),
  ID(UsualNames.MESSAGE_ID + " id"),
  CAMPAIGN(UsualNames.CAMPAIGN),
  DIRECTION(UsualNames.DIRECTION),
  NAME(UsualNames.NAME);

  private final String usualNames;

  Part(String usualNames) {
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
