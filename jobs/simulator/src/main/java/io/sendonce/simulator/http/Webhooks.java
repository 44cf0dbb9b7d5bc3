package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.EchoPlan;
import io.sendonce.simulator.faults.Facts;
import io.sendonce.simulator.faults.Faults;
import io.sendonce.simulator.provider.Message;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a notice of every message that was written, whoever wrote it, to the webhooks that were
 * registered. One that is not answered 200 within 30 s is posted again five times, with growing
 * waits, then dropped.
 */
final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** Doubles; the real provider's waits are not known. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private static final int REPEATS = 5;

  /** So that posting is never done by whoever wrote the message. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Faults faults;
  private final Timers timers = new Timers();
  private final Map<String, Webhook> registered = new ConcurrentSkipListMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_ANSWER)
          .build();

  Webhooks(Faults faults) {
    this.faults = faults;
  }

  void add(Webhook webhook) {
    registered.put(webhook.id(), webhook);
  }

  List<Webhook> list() {
    return List.copyOf(registered.values());
  }

  boolean remove(String id) {
    return registered.remove(id) != null;
  }

  void announce(Message message) {
    String account = message.chat().account();
    List<Webhook> hearers = list().stream().filter(webhook -> webhook.hears(account)).toList();
    if (hearers.isEmpty()) {
      return;
    }
    EchoPlan plan =
        faults.forEcho(new Facts(account, message.chat().person(), message.chat().id(), null));
    byte[] body = Json.bytes(Shapes.notice(message, plan));
    for (Webhook webhook : hearers) {
      for (int copy = 0; copy < plan.copies(); copy++) {
        timers.after(plan.lag().plus(AT_ONCE), () -> post(webhook, body, 0));
      }
    }
  }

  private void post(Webhook webhook, byte[] body, int repeats) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook.url())
            .timeout(LONGEST_ANSWER)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    webhook.headers().forEach(request::header);
    CompletableFuture<HttpResponse<Void>> answered =
        client
            .sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, failure) -> {
                  if (failure != null || answer.statusCode() != 200) {
                    postAgain(webhook, body, repeats);
                  }
                });
    LOG.trace("posts to {}: {}", webhook.id(), answered);
  }

  private void postAgain(Webhook webhook, byte[] body, int repeats) {
    if (repeats < REPEATS && registered.containsKey(webhook.id())) {
      timers.after(FIRST_WAIT.multipliedBy(1L << repeats), () -> post(webhook, body, repeats + 1));
    } else {
      LOG.debug("a notice to webhook {} is dropped", webhook.id());
    }
  }

  /** What still waits is not posted. */
  @Override
  public void close() {
    timers.close();
  }
}
