package io.sendonce.demo.drill.control;

import io.sendonce.demo.stage.DemoProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sends, and takes 2xx for success and everything else for failure. */
final class ControlSender {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final URI chats;
  private final String account;

  ControlSender(URI provider, String account) {
    this.chats = provider.resolve("/api/v1/chats");
    this.account = account;
  }

  void send(ControlQueue.Letter letter) throws IOException, InterruptedException {
    Map<String, Object> body =
        Map.of(
            "account_id",
            account,
            "attendees_ids",
            List.of(letter.person()),
            "text",
            letter.text());
    HttpRequest request =
        HttpRequest.newBuilder(chats)
            .timeout(TIMEOUT)
            .header("X-API-KEY", DemoProvider.API_KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("the provider answered " + answer.statusCode());
    }
  }
}
