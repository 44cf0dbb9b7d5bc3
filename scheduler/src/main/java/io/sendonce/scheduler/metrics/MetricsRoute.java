package io.sendonce.scheduler.metrics;

import io.sendonce.scheduler.access.ApiToken;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers a scrape. A token is needed even from this machine: behind a proxy all come from it. */
final class MetricsRoute {

  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final Tokens tokens;
  private final Supplier<String> text;

  MetricsRoute(Tokens tokens, Supplier<String> text) {
    this.tokens = tokens;
    this.text = text;
  }

  Route route(String path) {
    return Route.get(path + "/metrics", this::answer);
  }

  private Reply answer(Request request) {
    Optional<ApiToken> token = tokens.bearer(request.header("Authorization"));
    if (token.isEmpty()) {
      return Reply.text(401, "a token is needed").with("WWW-Authenticate", "Bearer");
    }
    if (!token.get().scopes().contains(Scope.READ)) {
      return Reply.text(403, "the token needs the scope read");
    }
    return new Reply(
        200,
        FORMAT,
        Map.of("Cache-Control", "no-store"),
        text.get().getBytes(StandardCharsets.UTF_8));
  }
}
