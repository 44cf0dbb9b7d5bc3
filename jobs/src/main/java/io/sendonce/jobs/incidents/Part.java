package io.sendonce.jobs.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column of a foreign table may mean, and by which names it is recognised. */
enum Part {
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

  static Optional<Part> called(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> usualNames() {
    return List.of(usualNames.split(" ", -1));
  }

  boolean isRequired() {
    return this == PERSON || this == TEXT || this == AT;
  }
}
