package io.sendonce.scheduler.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices as the provider posts them. */
record Posts(int port) {

  static final String SECRET = "sixteen-letters-";
  static final String OLD_SECRET = "another-sixteen-letters";
  static final String US = "ACoAA-us-us-us-us-us-us";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** What is posted when an account has written to a person. */
  static String echo(String account, String person, String messageId, Instant at) {
    return """
        {"event": "message_received", "account_id": "%s", "account_info": {"user_id": "%s"},
         "chat_id": "chat-1", "message_id": "%s", "message": "Hello", "timestamp": "%s",
         "sender": {"attendee_provider_id": "%s"}, "attendees": [{"attendee_provider_id": "%s"}]}
        """
        .formatted(account, US, messageId, at, US, person);
  }

  HttpResponse<String> post(String body) {
    return post(SECRET, body);
  }

  HttpResponse<String> post(@Nullable String secret, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/unipile"))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (secret != null) {
      request.header("Unipile-Auth", secret);
    }
    return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
  }

  /**
   * The answer's status to a body of that length, of which nothing is sent: refused with the body
   * on its way, the answer could be lost in a reset.
   */
  int announce(String secret, int length) throws IOException {
    String head =
        "POST /webhooks/unipile HTTP/1.1\r\nHost: x\r\nUnipile-Auth: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(secret, length);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
      return Integer.parseInt(new String(first, UTF_8).substring("HTTP/1.1 ".length()));
    }
  }
}
