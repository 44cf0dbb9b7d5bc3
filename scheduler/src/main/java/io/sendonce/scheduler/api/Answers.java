package io.sendonce.scheduler.api;

import io.sendonce.jobs.status.CampaignState;
import io.sendonce.jobs.status.MessageHistory;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Progress;
import io.sendonce.jobs.status.QueueSearch;
import io.sendonce.jobs.status.Uncertain;
import io.sendonce.jobs.status.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is shown of what was read. Never a message's text. */
final class Answers {

  private Answers() {}

  /** A message of a list, with why it stands where it stands. */
  static Object line(QueueSearch.Line line) {
    QueueSearch.Found found = line.message();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", found.queueId());
    shown.put("status", found.status());
    shown.put("status_at", found.statusAt());
    shown.put("status_reason", found.statusReason());
    shown.put("campaign_id", found.campaignId());
    shown.put("account_id", found.accountId());
    shown.put("person", found.person());
    shown.put("step", found.step());
    shown.put("kind", found.kind());
    shown.put("scheduled_for", found.scheduledFor());
    shown.put("sentence", line.sentence());
    shown.put("waits_for", line.waiting().map(Answers::code).orElse(null));
    shown.put("waits_until", line.waiting().map(Waiting::until).orElse(null));
    return shown;
  }

  /** A message with all that is on record about it. */
  static Object history(MessageHistory history) {
    MessageHistory.Row row = history.row();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", row.queueId());
    shown.put("status", row.status());
    shown.put("status_at", row.statusAt());
    shown.put("status_reason", row.statusReason());
    shown.put("campaign_id", row.campaignId());
    shown.put("campaign", row.campaign());
    shown.put("prospect_id", row.prospectId());
    shown.put("account_id", row.accountId());
    shown.put("step", row.step());
    shown.put("kind", row.kind());
    shown.put("scheduled_for", row.scheduledFor());
    shown.put("expires_at", row.expiresAt());
    shown.put("created_at", row.createdAt());
    shown.put("idempotency_key", row.idempotencyKey());
    shown.put("retries", row.retries());
    shown.put("retry_at", row.retryAt());
    shown.put("looks", row.looks());
    shown.put("look_at", row.lookAt());
    shown.put("chat_id", row.chatId());
    shown.put("message_id", row.messageId());
    shown.put("sent_at", row.sentAt());
    shown.put("sentence", history.waiting().map(Waiting::sentence).orElse(null));
    shown.put("attempts", history.attempts());
    shown.put("evidence", history.evidence());
    shown.put("events", history.events());
    return shown;
  }

  /** How sending stands. */
  static Object overview(Overview overview) {
    Map<String, Object> counts = new TreeMap<>();
    overview
        .counts()
        .forEach(
            (status, count) ->
                counts.put(status, Map.of("messages", count.messages(), "due", count.due())));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("at", overview.moment().at());
    shown.put("verdict", overview.verdict());
    shown.put("counts", counts);
    shown.put("waiting", overview.waiting().stream().map(Answers::waiting).toList());
    shown.put("uncertain", overview.moment().uncertain());
    shown.put("needs_person", overview.uncertain().stream().filter(overview::needsPerson).count());
    shown.put("duplicates", overview.moment().duplicates());
    shown.put("last_attempt_at", overview.moment().lastAttemptAt());
    shown.put("paused", overview.paused());
    shown.put("nodes", overview.nodes().stream().map(Answers::node).toList());
    return shown;
  }

  /** A message in doubt. */
  static Object doubt(Uncertain message, boolean needsPerson) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", message.queueId());
    shown.put("account_id", message.accountId());
    shown.put("since", message.since());
    shown.put("looks", message.looks());
    shown.put("look_at", message.lookAt());
    shown.put("reason", message.reason());
    shown.put("last_finding", message.lastFinding());
    shown.put("last_found_at", message.lastFoundAt());
    shown.put("needs_person", needsPerson);
    return shown;
  }

  /** A campaign with its messages by status, as they were counted last. */
  static Object campaign(CampaignState campaign, List<Progress> progress) {
    Map<String, Object> messages = new TreeMap<>();
    for (Progress each : progress) {
      if (each.campaignId() == campaign.id()) {
        messages.put(each.status(), each.messages());
      }
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", campaign.id());
    shown.put("code", campaign.code());
    shown.put("name", campaign.name());
    shown.put("status", campaign.status());
    shown.put("status_reason", campaign.statusReason());
    shown.put("created_at", campaign.createdAt());
    shown.put("messages", messages);
    return shown;
  }

  private static Object waiting(Waiting waiting) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("reason", code(waiting));
    shown.put("messages", waiting.messages());
    shown.put("oldest", waiting.oldest());
    shown.put("first_until", waiting.firstUntil());
    shown.put("last_until", waiting.lastUntil());
    return shown;
  }

  private static Object node(NodeLife node) {
    return Map.of("name", node.name(), "life", node.life(), "last_check_in", node.lastCheckIn());
  }

  /** Null for a message that goes next. */
  private static @Nullable String code(Waiting waiting) {
    return waiting.code();
  }
}
