package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.Faults;
import io.sendonce.simulator.provider.Provider;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server in front of a provider. Listens on the loopback address only. */
public final class ProviderServer implements AutoCloseable {
  private static final int THREADS = 24;
  private static final int BACKLOG = 4096;

  /** As long as a server in front of a real provider usually keeps an idle connection. */
  private static final Duration IDLE = Duration.ofSeconds(75);

  private final Server server;
  private final ServerConnector connector;
  private final Timers timers;
  private final Webhooks webhooks;
  private final RequestLog log;

  private ProviderServer(
      Server server, ServerConnector connector, Timers timers, Webhooks webhooks, RequestLog log) {
    this.server = server;
    this.connector = connector;
    this.timers = timers;
    this.webhooks = webhooks;
    this.log = log;
  }

  /**
   * Starts listening.
   *
   * @param port the port, 0 for any free one
   * @param apiKey what X-API-KEY must be
   * @throws IOException when it cannot listen there
   */
  public static ProviderServer start(
      int port, String apiKey, Provider provider, Faults faults, Clock clock) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("simulator-http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector = connector(server, port);
    RequestLog log = new RequestLog(clock);
    Timers timers = new Timers();
    Webhooks webhooks = new Webhooks(faults);
    provider.tellOfMessages(webhooks::announce);
    server.setHandler(
        new Router(
            apiKey,
            new Router.Endpoints(
                new SendEndpoint(provider, faults, timers, threads),
                new ReadEndpoint(provider, faults, timers),
                new WebhookEndpoint(webhooks)),
            new ControlRouter(new ControlEndpoint(provider, faults, log, clock), provider.ledger()),
            log));
    ProviderServer started = new ProviderServer(server, connector, timers, webhooks, log);
    started.listen(port);
    return started;
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** What arrived. */
  public RequestLog log() {
    return log;
  }

  /** Ends all connections; sends whose delay is not over do not land. */
  @Override
  public void close() {
    timers.close();
    webhooks.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulator's HTTP server did not stop", e);
    }
  }

  private void listen(int port) throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
  }

  private static ServerConnector connector(Server server, int port) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    // Ids may hold any character, an encoded slash too; there are no files to protect here.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    return connector;
  }
}
