package io.sendonce.jobs.alerts.channel;

import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.Notice;
import io.sendonce.jobs.alerts.UndeliveredException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** Posts alerts as JSON, signed. */
final class WebhookChannel implements Channel {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Http http;
  private final ChannelSettings.Webhook webhook;
  private final Links links;
  private final Clock clock;

  WebhookChannel(Http http, ChannelSettings.Webhook webhook, Links links, Clock clock) {
    this.http = http;
    this.webhook = webhook;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public void deliver(Notice notice) throws UndeliveredException {
    String body = MAPPER.writeValueAsString(content(notice));
    http.post(
        new Request.Builder()
            .url(webhook.url())
            .header("User-Agent", "sendonce")
            .header("Sendonce-Event-Id", notice.eventId().toString())
            .header("Sendonce-Signature", Signature.of(webhook.secret(), clock.instant(), body))
            .post(RequestBody.create(body, JSON))
            .build());
  }

  private Map<String, Object> content(Notice notice) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("event_id", notice.eventId().toString());
    content.put("event", notice.kind());
    content.put("dedup_key", notice.key());
    content.put("alert_id", notice.alertId());
    content.put("condition", notice.condition());
    content.put("subject", notice.subject());
    content.put("severity", notice.severity().word());
    content.put("headline", notice.headline());
    content.put("detail", notice.detail());
    content.put("count", notice.seen());
    content.put("opened_at", notice.openedAt().toString());
    content.put("at", notice.happenedAt().toString());
    content.put("what_to_do", notice.whatToDo());
    links.to(notice).ifPresent(link -> content.put("link", link));
    return content;
  }
}
