package io.sendonce.simulator.http;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint of a request. */
final class Router extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final int LARGEST_BODY = 16 * 1024 * 1024;

  private final String apiKey;
  private final SendEndpoint send;
  private final ReadEndpoint read;
  private final WebhookEndpoint webhooks;
  private final ControlRouter control;
  private final RequestLog log;

  /** The provider's own endpoints. */
  record Endpoints(SendEndpoint send, ReadEndpoint read, WebhookEndpoint webhooks) {}

  Router(String apiKey, Endpoints endpoints, ControlRouter control, RequestLog log) {
    this.apiKey = apiKey;
    this.send = endpoints.send();
    this.read = endpoints.read();
    this.webhooks = endpoints.webhooks();
    this.control = control;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    List<String> path = segments(request.getHttpURI().getPath());
    if (!path.isEmpty() && path.get(0).equals("simulator")) {
      control.handle(request, response, callback, path.subList(1, path.size()));
      return true;
    }
    RequestLog.Ticket ticket = log.arrive(request.getMethod(), request.getHttpURI().getPathQuery());
    Exchange exchange = new Exchange(request, response, callback, ticket);
    if (isSend(request, path) && send.resetsBeforeBody(path.size() > 3 ? path.get(3) : null)) {
      exchange.reset();
    } else {
      readBody(exchange, path);
    }
    return true;
  }

  static List<String> segments(String rawPath) {
    return Arrays.stream(rawPath.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .map(URIUtil::decodePath)
        .toList();
  }

  private void readBody(Exchange exchange, List<String> path) {
    Content.Source.asByteArrayAsync(
        exchange.request(),
        LARGEST_BODY,
        Promise.Invocable.from(
            Invocable.InvocationType.BLOCKING,
            body -> {
              exchange.ticket().bodyRead(body.length);
              answer(exchange, path, body);
            },
            exchange::bodyIncomplete));
  }

  private void answer(Exchange exchange, List<String> path, byte[] body) {
    try {
      if (!apiKey.equals(exchange.request().getHeaders().get("X-API-KEY"))) {
        throw new Refusal(401, "missing_credentials", "X-API-KEY is missing or wrong");
      }
      route(exchange, path, body);
    } catch (Refusal refusal) {
      exchange.problem(refusal.status(), refusal.type(), refusal.detail());
    } catch (RuntimeException e) {
      LOG.error("request {}: the simulator failed", exchange.ticket().number(), e);
      exchange.problem(500, "unexpected_error", "the simulator failed: see its log");
    }
  }

  private void route(Exchange exchange, List<String> path, byte[] body) throws Refusal {
    String method = exchange.request().getMethod();
    if (path.size() < 3 || !path.get(0).equals("api") || !path.get(1).equals("v1")) {
      throw unknown(exchange);
    }
    String id = path.size() > 3 ? path.get(3) : "";
    switch (shape(method, path)) {
      case "POST chats" -> send.startChat(exchange, body);
      case "POST chats {} messages" -> send.sendInChat(exchange, id, body);
      case "GET chats" -> read.chats(exchange, Query.of(exchange.request()));
      case "GET chats {}" -> read.chatWithId(exchange, id);
      case "GET chats {} messages" ->
          read.messagesOfChat(exchange, id, Query.of(exchange.request()));
      case "GET chat_attendees {} messages" ->
          read.messagesWith(exchange, id, Query.of(exchange.request()));
      case "GET messages {}" -> read.message(exchange, id);
      case "POST webhooks" -> webhooks.create(exchange, body);
      case "GET webhooks" -> webhooks.list(exchange);
      case "DELETE webhooks {}" -> webhooks.delete(exchange, id);
      case "GET accounts" -> read.accounts(exchange);
      case "GET accounts {}" -> read.accountWithId(exchange, id);
      default -> throw unknown(exchange);
    }
  }

  /** The path below /api/v1 with its id left blank: {@code POST chats {} messages}. */
  private static String shape(String method, List<String> path) {
    StringBuilder shape = new StringBuilder(method).append(' ').append(path.get(2));
    for (int i = 3; i < path.size(); i++) {
      shape.append(' ').append(i == 3 ? "{}" : path.get(i));
    }
    return shape.toString();
  }

  private static boolean isSend(Request request, List<String> path) {
    return request.getMethod().equals("POST")
        && path.size() > 2
        && path.get(0).equals("api")
        && path.get(2).equals("chats");
  }

  private static Refusal unknown(Exchange exchange) {
    Request request = exchange.request();
    return Refusal.notFound(
        "this simulator does not know "
            + request.getMethod()
            + " "
            + request.getHttpURI().getPath());
  }
}
