package io.sendonce.scheduler.api;

import io.sendonce.jobs.status.QueueSearch;
import io.sendonce.jobs.status.WaitReason;
import io.sendonce.scheduler.http.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages are asked for, in an address or in a body. */
final class MessageFilter {

  /** Of a body. */
  static final List<String> FIELDS =
      List.of("status", "reason", "account", "campaign", "person", "planned_before");

  private static final List<String> STATUSES =
      List.of("pending", "processing", "sent", "failed", "uncertain", "suppressed", "cancelled");

  private MessageFilter() {}

  static QueueSearch.Filter of(Request request) {
    String status = Parameters.text(request, "status").orElse(null);
    return new QueueSearch.Filter(
        known(status, Refusal::parameter),
        Parameters.id(request, "account"),
        Parameters.id(request, "campaign"),
        Parameters.text(request, "person").orElse(null),
        null,
        reason(Parameters.text(request, "reason").orElse(null), status, Refusal::parameter));
  }

  static QueueSearch.Filter of(Fields fields) {
    String status = fields.text("status", Fields.LONGEST).orElse(null);
    return new QueueSearch.Filter(
        known(status, fields::wrong),
        fields.id("account").orElse(null),
        fields.id("campaign").orElse(null),
        fields.text("person", Fields.LONGEST).orElse(null),
        fields.time("planned_before").orElse(null),
        reason(fields.text("reason", Fields.LONGEST).orElse(null), status, fields::wrong));
  }

  /** Says what is wrong where it was asked. */
  @FunctionalInterface
  private interface Wrong {
    Refusal about(String name, String rule, @Nullable Object value);
  }

  private static @Nullable String known(@Nullable String status, Wrong wrong) {
    if (status != null && !STATUSES.contains(status)) {
      throw wrong.about("status", "must be one of " + String.join(", ", STATUSES), status);
    }
    return status;
  }

  private static @Nullable WaitReason reason(
      @Nullable String written, @Nullable String status, Wrong wrong) {
    if (written == null) {
      return null;
    }
    if (status != null && !status.equals("pending")) {
      throw wrong.about("reason", "goes with the status pending only", written);
    }
    return WaitReason.written(written)
        .orElseThrow(() -> wrong.about("reason", "must be one of " + WaitReason.words(), written));
  }
}
