package io.sendonce.simulator.http;

import io.sendonce.simulator.ledger.Ledger;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the control endpoint of a request; these are not in the request log and need no key. */
final class ControlRouter {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRouter.class);
  private static final int LARGEST_BODY = 16 * 1024 * 1024;

  private final ControlEndpoint endpoint;
  private final Ledger ledger;

  ControlRouter(ControlEndpoint endpoint, Ledger ledger) {
    this.endpoint = endpoint;
    this.ledger = ledger;
  }

  void handle(Request request, Response response, Callback callback, List<String> path) {
    if (request.getMethod().equals("GET") && path.equals(List.of("ledger"))) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
      // Only what is forced out is the truth; a line beyond that may never have been.
      Content.copy(Content.Source.from(ledger.path(), 0, ledger.forcedBytes()), response, callback);
      return;
    }
    Content.Source.asByteArrayAsync(
        request,
        LARGEST_BODY,
        Promise.Invocable.from(
            Invocable.InvocationType.BLOCKING,
            body -> answer(request, response, callback, path, body),
            callback::failed));
  }

  private void answer(
      Request request, Response response, Callback callback, List<String> path, byte[] body) {
    try {
      boolean created = request.getMethod().equals("POST") && path.size() == 1;
      Object answer = route(request, path, body);
      write(response, callback, created && !path.contains("settings") ? 201 : 200, answer);
    } catch (ControlRefusal refusal) {
      write(response, callback, refusal.status(), error(String.valueOf(refusal.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("the simulator failed at a control request", e);
      write(response, callback, 500, error("the simulator failed: see its log"));
    }
  }

  private Object route(Request request, List<String> path, byte[] body) throws ControlRefusal {
    String id = path.size() > 1 ? path.get(1) : "";
    return switch (shape(request.getMethod(), path)) {
      case "GET faults" -> endpoint.faults();
      case "POST faults" -> endpoint.addFault(body);
      case "DELETE faults" -> endpoint.removeAllFaults();
      case "DELETE faults {}" -> endpoint.removeFault(id);
      case "GET settings" -> endpoint.settings();
      case "POST settings" -> endpoint.changeSettings(body);
      case "GET accounts" -> endpoint.accounts();
      case "POST accounts {}" -> endpoint.changeAccount(id, body);
      case "POST messages" -> endpoint.plant(body);
      case "GET stats" -> endpoint.stats();
      case "GET requests" -> endpoint.requests(Query.of(request));
      default ->
          throw new ControlRefusal(
              404,
              request.getMethod()
                  + " "
                  + request.getHttpURI().getPath()
                  + " is no control endpoint; "
                  + ControlEndpoint.KNOWN);
    };
  }

  private static String shape(String method, List<String> path) {
    String first = path.isEmpty() ? "" : path.get(0);
    return method + " " + first + " {}".repeat(Math.max(0, path.size() - 1));
  }

  private static Object error(String message) {
    return Json.MAPPER.createObjectNode().put("error", message);
  }

  private static void write(Response response, Callback callback, int status, Object body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    response.write(true, ByteBuffer.wrap(Json.bytes(body)), callback);
  }
}
