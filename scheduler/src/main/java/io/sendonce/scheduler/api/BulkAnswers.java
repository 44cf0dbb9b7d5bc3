package io.sendonce.scheduler.api;

import io.sendonce.jobs.bulk.BulkAction;
import io.sendonce.jobs.bulk.BulkActions;
import io.sendonce.jobs.bulk.BulkPreview;
import io.sendonce.scheduler.bulk.BulkSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is shown of bulk actions. */
final class BulkAnswers {

  private BulkAnswers() {}

  /** What one would do, and what has to be sent back to have it done. */
  static Object preview(BulkBody asked, BulkPreview preview, UUID key) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(
        "sentence",
        "Would %s: %d messages that are %s. Chosen: %s."
            .formatted(
                asked.deed().words(),
                preview.messages(),
                asked.deed().needs(),
                asked.chosen().words()));
    shown.put("messages", preview.messages());
    shown.put("newest", preview.newest());
    shown.put("key", key.toString());
    shown.put("is_all", preview.isAll());
    shown.put("is_for_admins", new BulkSize(preview.messages()).isForAdmins());
    shown.put("left_alone", preview.leftAlone());
    shown.put("times", preview.times());
    shown.put("later_steps", preview.laterSteps());
    shown.put("sample", preview.sample().stream().map(Answers::line).toList());
    return shown;
  }

  /** How one stands. */
  static Map<String, Object> action(BulkAction action) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", action.id());
    shown.put("action", action.action());
    shown.put("shift_seconds", action.shiftSeconds());
    shown.put("chosen", action.chosen());
    shown.put("messages", action.messages());
    shown.put("done", action.done());
    shown.put("skipped", action.skipped());
    shown.put("open", action.open());
    shown.put("state", action.state());
    shown.put("standing", action.standing());
    shown.put("actor", action.actor());
    shown.put("reason", action.reason());
    shown.put("asked_at", action.askedAt());
    shown.put("ended_at", action.endedAt());
    return shown;
  }

  /** The same with why messages were left alone. */
  static Object action(BulkAction action, List<BulkActions.Skip> skips) {
    Map<String, Object> shown = action(action);
    shown.put("skips", skips);
    return shown;
  }
}
