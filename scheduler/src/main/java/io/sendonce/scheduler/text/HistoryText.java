package io.sendonce.scheduler.text;

import static io.sendonce.scheduler.text.Lines.or;
import static io.sendonce.scheduler.text.Lines.time;

import io.sendonce.jobs.status.MessageHistory;
import io.sendonce.jobs.status.MessageHistory.Attempt;
import io.sendonce.jobs.status.MessageHistory.Event;
import io.sendonce.jobs.status.MessageHistory.Evidence;
import io.sendonce.jobs.status.MessageHistory.Row;
import io.sendonce.jobs.status.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message's history as text, its proof: a pure function. */
public final class HistoryText {

  private final MessageHistory history;
  private final Row row;

  private HistoryText(MessageHistory history) {
    this.history = history;
    this.row = history.row();
  }

  /**
   * Everything on record about a message.
   *
   * @param isWithText whether what it says is shown too
   */
  public static String of(MessageHistory history, boolean isWithText) {
    return new HistoryText(history).text(isWithText);
  }

  private String text(boolean isWithText) {
    Lines lines = new Lines();
    String why = row.statusReason() == null ? "" : ": " + row.statusReason();
    lines.line(
        "Message %d is %s since %s%s"
            .formatted(row.queueId(), row.status(), time(row.statusAt()), why));
    history.waiting().map(Waiting::sentence).ifPresent(it -> lines.line(capital(it)));
    lines.section("What it is", what());
    lines.section("Attempts", history.attempts().stream().map(HistoryText::attempt).toList());
    lines.section("Evidence", history.evidence().stream().map(HistoryText::evidence).toList());
    lines.section("Events", history.events().stream().map(HistoryText::event).toList());
    lines.section("Ledger", ledger());
    if (isWithText) {
      lines.line("").line("Text").line(row.text().isEmpty() ? "(redacted)" : row.text());
    }
    return lines.toString();
  }

  private List<List<String>> what() {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "campaign", row.campaignId() + " (" + row.campaign() + ")");
    add(rows, "prospect", row.prospectId());
    add(rows, "account", row.accountId() + " (" + row.providerAccountId() + ")");
    add(rows, "step", row.step() + ", " + row.kind());
    add(rows, "key", row.idempotencyKey());
    add(rows, "queued", time(row.createdAt()));
    add(rows, "planned for", time(row.scheduledFor()));
    add(rows, "expires", row.expiresAt() == null ? null : time(row.expiresAt()));
    add(rows, "retries", row.retries() == 0 ? null : row.retries());
    add(
        rows,
        "held by",
        row.leaseUntil() == null ? null : or(row.claimedBy()) + " until " + time(row.leaseUntil()));
    add(
        rows,
        "next look",
        row.lookAt() == null
            ? null
            : time(row.lookAt()) + " after " + row.looks() + " complete looks");
    return rows;
  }

  private List<List<String>> ledger() {
    List<List<String>> rows = new ArrayList<>();
    if (row.ledgerStatus() != null) {
      add(rows, "status", row.ledgerStatus());
      Long served = row.ledgerQueueId();
      add(
          rows,
          "served by",
          served == null || served == row.queueId() ? null : "message " + served);
      add(rows, "attempted", time(row.attemptedAt()));
      add(rows, "sent", row.sentAt() == null ? null : time(row.sentAt()));
      add(rows, "chat id", row.chatId());
      add(rows, "message id", row.messageId());
    }
    return rows;
  }

  private static List<String> attempt(Attempt attempt) {
    List<String> facts = new ArrayList<>();
    fact(facts, "HTTP ", attempt.httpStatus());
    fact(facts, "type ", attempt.errorType());
    fact(facts, "request ", attempt.providerRequestId());
    fact(facts, "", attempt.detail());
    return List.of(
        "attempt " + attempt.id(),
        attempt.node(),
        time(attempt.startedAt())
            + " .. "
            + (attempt.settledAt() == null ? "?" : time(attempt.settledAt())),
        attempt.outcome() == null ? "no outcome yet" : attempt.outcome(),
        String.join(", ", facts));
  }

  private static List<String> evidence(Evidence evidence) {
    String ids = evidence.messageIds().isEmpty() ? "" : " " + evidence.messageIds();
    return List.of(
        time(evidence.foundAt()),
        "attempt " + evidence.attemptId(),
        evidence.source() + ": " + evidence.finding() + ids,
        "by " + evidence.actor(),
        evidence.reason());
  }

  private static List<String> event(Event event) {
    return List.of(
        time(event.happenedAt()),
        event.fromStatus() + " -> " + event.toStatus(),
        "by " + event.actor(),
        event.attemptId() == null ? "" : "attempt " + event.attemptId(),
        event.reason() == null ? "" : event.reason());
  }

  private static void add(List<List<String>> rows, String name, @Nullable Object value) {
    if (value != null) {
      rows.add(List.of(name, value.toString()));
    }
  }

  private static void fact(List<String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.add(name + value);
    }
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
