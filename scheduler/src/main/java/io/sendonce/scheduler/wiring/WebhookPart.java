package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.config.WebhookSettings;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.node.NodePart;
import io.sendonce.scheduler.sending.SendingParts;
import io.sendonce.scheduler.webhook.WebhookEndpoint;
import java.util.List;
import java.util.Optional;

/** The HTTP server, where somebody asked for what it serves. */
final class WebhookPart {

  private WebhookPart() {}

  static Optional<NodePart> of(WebhookSettings settings, SendingParts parts) {
    if (!settings.isEnabled()) {
      return Optional.empty();
    }
    WebhookEndpoint endpoint = new WebhookEndpoint(settings, SendingParts::notice, parts.echoes());
    WebhookSettings.Address address = settings.address();
    return Optional.of(
        new HttpServer(
            new HttpServer.Place(address.host(), address.port(), "webhook"),
            List.of(endpoint.route()),
            List.of()));
  }
}
