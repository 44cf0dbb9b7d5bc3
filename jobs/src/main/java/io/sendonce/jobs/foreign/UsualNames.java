package io.sendonce.jobs.foreign;

import java.util.List;

/**
 * What columns are often called that mean the same in several kinds of foreign tables; the names of
 * one are separated by blanks, the best first.
 */
public final class UsualNames {

  /** What a campaign is known by. */
  public static final String CAMPAIGN = "campaign_id campaign";

  /** Who the human is. */
  public static final String PERSON =
      "prospect_id person_id person recipient_id recipient contact_id lead_id linkedin_id linkedin_url profile_url";

  /** The provider's internal id of them. */
  public static final String PROVIDER_ID =
      "provider_id recipient_provider_id linkedin_provider_id linkedin_user_id linkedin_id";

  /** What people are called. */
  public static final String NAME = "name full_name prospect_name person_name recipient_name";

  /** Who sends. */
  public static final String ACCOUNT =
      "account_id linkedin_account_id sender_account_id unipile_account_id provider_account_id account sender";

  /** Whether a message went out or came in. */
  public static final String DIRECTION = "direction message_direction";

  /** The provider's id of a message. */
  public static final String MESSAGE_ID =
      "message_id provider_message_id linkedin_message_id unipile_message_id";

  /** When a message was sent, in a table of messages. */
  public static final String SENT_AT =
      "sent_at message_sent_at sent_on delivered_at at timestamp created_at";

  private UsualNames() {}

  /** One by one. */
  public static List<String> list(String names) {
    return List.of(names.split(" ", -1));
  }
}
