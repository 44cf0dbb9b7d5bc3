package io.sendonce.scheduler.http;

import io.javalin.http.sse.SseClient;

/** A browser that listens. */
final class OpenConnection implements EventRoute.Listener {

  private final SseClient client;

  OpenConnection(SseClient client) {
    this.client = client;
  }

  @Override
  public boolean send(String name) {
    if (!client.terminated()) {
      // Browsers drop an event without data (WHATWG HTML, 9.2.6).
      client.sendEvent(name, name);
    }
    return !client.terminated();
  }
}
