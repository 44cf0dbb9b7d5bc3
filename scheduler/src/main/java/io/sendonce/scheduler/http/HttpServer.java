package io.sendonce.scheduler.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseHandler;
import io.javalin.util.JavalinBindException;
import io.sendonce.scheduler.node.NodePart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one address and gives each request to its route. Lives once. */
public final class HttpServer implements NodePart {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int THREADS = 24;
  private static final String ANSWERED = "sendonce.answered";

  /** A browser comes again by itself, and is asked again who it is. */
  private static final Duration LONGEST_LISTENING = Duration.ofMinutes(5);

  private final Place place;
  private final Javalin server;

  /**
   * Where a server listens.
   *
   * @param address a name or number of this machine
   * @param port 0 for any that is free
   * @param settings the beginning of the keys that set both, for who finds the port taken
   */
  public record Place(String address, int port, String settings) {}

  /**
   * A server that does not listen yet.
   *
   * @param place where it will
   * @param routes all that it answers
   * @param events where it is listened to
   */
  public HttpServer(Place place, List<Route> routes, List<EventRoute> events) {
    this.place = place;
    this.server = Javalin.create(config -> configure(config, routes, events));
  }

  /** The port it listens on, once it was started. */
  public int port() {
    return server.port();
  }

  @Override
  public String name() {
    return place.settings() + " server";
  }

  @Override
  public void start() throws IOException {
    try {
      server.start(place.address(), place.port());
    } catch (JavalinBindException e) {
      server.stop();
      throw new IOException(
          "cannot listen on %s port %d, it is taken or not this machine's: change %3$s.address or %3$s.port"
              .formatted(place.address(), place.port(), place.settings()),
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

  private static void configure(JavalinConfig config, List<Route> routes, List<EventRoute> events) {
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
    for (EventRoute route : events) {
      config.routes.addHttpHandler(
          HandlerType.GET, route.path(), context -> listen(context, route));
    }
    // The server's own words repeat what was asked; a route's own stay.
    config.routes.error(404, context -> unlessAnswered(context, "not found"));
    config.routes.error(405, context -> unlessAnswered(context, "not allowed"));
  }

  private static void listen(Context context, EventRoute route) {
    Optional<Reply> refusal = route.guard().refusal(new ServletRequest(context, 0));
    if (refusal.isPresent()) {
      write(context, refusal.get());
      return;
    }
    new SseHandler(
            LONGEST_LISTENING.toMillis(),
            client -> {
              client.keepAlive();
              route.source().add(new OpenConnection(client));
            })
        .handle(context);
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
      reply = Reply.text(500, "failed");
    }
    write(context, reply);
  }

  private static void unlessAnswered(Context context, String words) {
    if (context.attribute(ANSWERED) == null) {
      context.result(words);
    }
  }

  private static void write(Context context, Reply reply) {
    context.attribute(ANSWERED, true);
    reply.headers().forEach(context::header);
    context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
  }
}
