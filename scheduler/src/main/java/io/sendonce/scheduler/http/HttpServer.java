package io.sendonce.scheduler.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import io.sendonce.scheduler.node.NodePart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one address and gives each request to its route. Lives once. */
public final class HttpServer implements NodePart {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int THREADS = 24;

  private final String address;
  private final int port;
  private final Javalin server;

  /**
   * A server that does not listen yet.
   *
   * @param address a name or number of this machine
   * @param port 0 for any that is free
   * @param routes all that it answers
   */
  public HttpServer(String address, int port, List<Route> routes) {
    this.address = address;
    this.port = port;
    this.server = Javalin.create(config -> configure(config, routes));
  }

  /** The port it listens on, once it was started. */
  public int port() {
    return server.port();
  }

  @Override
  public String name() {
    return "HTTP server";
  }

  @Override
  public void start() throws IOException {
    try {
      server.start(address, port);
    } catch (JavalinBindException e) {
      server.stop();
      throw new IOException(
          "cannot listen on %s port %d, it is taken or not this machine's: change webhook.address or webhook.port"
              .formatted(address, port),
          e);
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  @Override
  public void stop(Duration timeLeft) {
    server.stop();
  }

  private static void configure(JavalinConfig config, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    for (Route route : routes) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()),
          route.path(),
          context -> answer(context, route));
    }
    // The server's own words repeat what was asked.
    config.routes.error(404, context -> context.result("not found"));
    config.routes.error(405, context -> context.result("not allowed"));
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("http");
    threads.setDaemon(true);
    return threads;
  }

  private static void answer(Context context, Route route) {
    Reply reply;
    try {
      reply = route.handler().answer(new ServletRequest(context, route.longestBody()));
    } catch (RuntimeException e) {
      LOG.error("{} {} failed: {}", route.method(), route.path(), e.getClass().getName());
      reply = new Reply(500, "failed");
    }
    context.status(reply.status()).contentType("text/plain; charset=utf-8").result(reply.text());
  }
}
