package io.sendonce.simulator.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** POST, GET and DELETE /webhooks. */
final class WebhookEndpoint {
  private final Webhooks webhooks;
  private final AtomicLong lastId = new AtomicLong();

  WebhookEndpoint(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  void create(Exchange exchange, byte[] body) throws Refusal {
    JsonNode form = parse(body);
    if (!form.path("format").asString("json").equals("json")) {
      throw Refusal.invalidParameter("format: this simulator posts json only");
    }
    List<String> events = texts(form.path("events"));
    boolean hearsOfMessages =
        required(form, "source").equals("messaging")
            && (events.isEmpty() || events.contains("message_received"));
    Webhook webhook =
        new Webhook(
            "webhook-%06d".formatted(lastId.incrementAndGet()),
            url(required(form, "request_url")),
            headers(form.path("headers")),
            Set.copyOf(texts(form.path("account_ids"))),
            hearsOfMessages && form.path("enabled").asBoolean(true));
    webhooks.add(webhook);
    exchange.json(201, Json.object("WebhookCreated").put("webhook_id", webhook.id()));
  }

  void list(Exchange exchange) {
    ObjectNode body = Json.object("WebhookList");
    ArrayNode items = body.putArray("items");
    for (Webhook webhook : webhooks.list()) {
      items.add(
          Json.object("Webhook")
              .put("id", webhook.id())
              .put("request_url", webhook.url().toString())
              .put("enabled", webhook.isFiring()));
    }
    body.putNull("cursor");
    exchange.json(200, body);
  }

  void delete(Exchange exchange, String id) throws Refusal {
    if (!webhooks.remove(id)) {
      throw Refusal.notFound("there is no webhook " + id);
    }
    exchange.json(200, Json.object("WebhookDeleted"));
  }

  private static JsonNode parse(byte[] body) throws Refusal {
    try {
      JsonNode form = Json.MAPPER.readTree(body);
      if (form.isObject()) {
        return form;
      }
    } catch (JacksonException e) {
      throw new Refusal(400, "malformed_request", "the body must be a JSON object", e);
    }
    throw new Refusal(400, "malformed_request", "the body must be a JSON object");
  }

  private static String required(JsonNode form, String name) throws Refusal {
    String value = form.path(name).asString("");
    if (value.isBlank()) {
      throw new Refusal(400, "missing_parameters", "missing: " + name);
    }
    return value;
  }

  private static URI url(String written) throws Refusal {
    try {
      URI url = URI.create(written);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "invalid_url", "request_url is no URL", e);
    }
    throw new Refusal(400, "invalid_url", "request_url must begin with http:// or https://");
  }

  private static Map<String, String> headers(JsonNode list) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode header : list) {
      headers.put(header.path("key").asString(""), header.path("value").asString(""));
    }
    return headers;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
