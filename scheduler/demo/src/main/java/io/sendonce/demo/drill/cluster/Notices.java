package io.sendonce.demo.drill.cluster;

import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.PartFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/** Where one place in the cluster hears what the provider tells by itself. */
public final class Notices {

  private static final String SECRET = "drill-secret-of-the-webhook";

  /** What a node is told so that it listens; its port comes beside. */
  public static final Map<String, String> SETTINGS =
      Map.of("webhook.enabled", "true", "webhook.secret", SECRET);

  private final int port;

  private Notices(int port) {
    this.port = port;
  }

  /** At a port that is free now. */
  static Notices atFreePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Notices(socket.getLocalPort());
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  Map<String, String> port() {
    return Map.of("webhook.port", Integer.toString(port));
  }

  void subscribe(DemoProvider provider) throws PartFailedException {
    provider.addWebhook(
        URI.create("http://127.0.0.1:" + port + "/webhooks/unipile"), "Unipile-Auth", SECRET);
  }
}
