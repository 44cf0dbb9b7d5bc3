package io.sendonce.scheduler.console;

import io.sendonce.jobs.status.QueueSearch;
import io.sendonce.jobs.status.WaitReason;
import io.sendonce.scheduler.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the queue, as somebody has filled it in.
 *
 * @param asked every field as it was written, without blanks around it; empty where it was left out
 */
record QueueForm(Map<String, String> asked) {

  static final List<String> STATUSES =
      List.of("pending", "processing", "sent", "failed", "uncertain", "suppressed", "cancelled");

  private static final List<String> FIELDS =
      List.of("status", "reason", "account", "campaign", "person", "minutes");

  /** From the address. */
  static QueueForm of(Request request) {
    return of(name -> Fields.text(request, name));
  }

  /** From a form that was posted, whose own fields have other names: both have a reason. */
  static QueueForm posted(Request request) {
    return of(name -> request.field("filter_" + name).map(String::strip));
  }

  private static QueueForm of(Function<String, Optional<String>> written) {
    Map<String, String> asked = new LinkedHashMap<>();
    FIELDS.forEach(name -> asked.put(name, written.apply(name).orElse("")));
    return new QueueForm(asked);
  }

  /**
   * What it asks for.
   *
   * @param now from when ages are counted
   */
  QueueSearch.Filter filter(Instant now) {
    String status = text("status");
    if (status != null && !STATUSES.contains(status)) {
      throw new WrongInput("status must be one of %s.".formatted(String.join(", ", STATUSES)));
    }
    Long minutes = id("minutes");
    return new QueueSearch.Filter(
        status,
        id("account"),
        id("campaign"),
        text("person"),
        minutes == null ? null : now.minus(Duration.ofMinutes(minutes)),
        reason(status));
  }

  /** As they follow others in an address; each begins with an ampersand. */
  String parameters() {
    StringBuilder parameters = new StringBuilder();
    asked.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            parameters
                .append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return parameters.toString();
  }

  private @Nullable WaitReason reason(@Nullable String status) {
    String written = text("reason");
    if (written == null) {
      return null;
    }
    if (status != null && !status.equals("pending")) {
      throw new WrongInput(
          "reason goes with the status pending only, not with %s.".formatted(status));
    }
    return WaitReason.written(written)
        .orElseThrow(
            () -> new WrongInput("reason must be one of %s.".formatted(WaitReason.words())));
  }

  private @Nullable String text(String name) {
    String written = asked.getOrDefault(name, "");
    return written.isEmpty() ? null : written;
  }

  private @Nullable Long id(String name) {
    String written = text(name);
    return written == null ? null : Long.valueOf(Fields.id(name, written));
  }
}
