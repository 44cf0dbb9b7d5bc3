package io.sendonce.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as an ordinary client uses it. */
final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI base;

  Api(ProviderSimulator simulator) {
    this.base = simulator.uri();
  }

  /** A reply, its body as JSON. */
  record Reply(int status, JsonNode body) {
    String type() {
      return body.path("type").asString("");
    }

    String text(String name) {
      return body.path(name).asString("");
    }
  }

  Reply startChat(String account, String person, String text) {
    return startChatLater(account, person, text).join();
  }

  CompletableFuture<Reply> startChatLater(String account, String person, String text) {
    return later(
        multipart(
            "/api/v1/chats",
            part("account_id", account) + part("attendees_ids", person) + part("text", text)));
  }

  Reply sendInChat(String chat, String account, String text) {
    return now(
        multipart(
            "/api/v1/chats/" + encoded(chat) + "/messages",
            part("account_id", account) + part("text", text)));
  }

  Reply postMultipart(String path, String parts) {
    return now(multipart(path, parts));
  }

  Reply postJson(String path, String json) {
    return now(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Reply get(String path) {
    return now(request(path));
  }

  Reply delete(String path) {
    return now(request(path).DELETE());
  }

  Reply messagesWith(String person, String query) {
    return get("/api/v1/chat_attendees/" + encoded(person) + "/messages" + query);
  }

  String getText(String path) {
    return CLIENT
        .sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .join();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("X-API-KEY", "test-key");
  }

  Reply now(HttpRequest.Builder request) {
    return later(request).join();
  }

  static String part(String name, String value) {
    return "--limit\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private HttpRequest.Builder multipart(String path, String parts) {
    return request(path)
        .header("Content-Type", "multipart/form-data; boundary=limit")
        .POST(HttpRequest.BodyPublishers.ofString(parts + "--limit--\r\n"));
  }

  private static CompletableFuture<Reply> later(HttpRequest.Builder request) {
    return CLIENT
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(reply -> new Reply(reply.statusCode(), json(reply.body())));
  }

  private static JsonNode json(String body) {
    return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
