package io.sendonce.scheduler.api;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.scheduler.access.ApiToken;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Where every request passes: asks for its token, and makes a problem of what goes wrong. */
final class Gate {

  /** A thousand messages of four thousand bytes each. */
  static final int LONGEST_BODY = 4 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.api");
  private static final String ASK_AGAIN =
      "The database did not answer, or took too long. Ask again: what was done already is not done twice.";
  private static final String LOOK_FIRST =
      "The database did not answer, or took too long. It may have been done all the same: look before you ask again, or it is done once more.";
  private static final Pattern JSON =
      Pattern.compile(
          "application/json *(; *charset *= *\"?utf-8\"? *)?", Pattern.CASE_INSENSITIVE);

  private final String base;
  private final Tokens tokens;
  private final boolean isBehindProxy;

  Gate(String base, Tokens tokens, boolean isBehindProxy) {
    this.base = base;
    this.tokens = tokens;
    this.isBehindProxy = isBehindProxy;
  }

  /**
   * Who asks.
   *
   * @param token with which
   * @param actor how that is written down
   */
  record Caller(ApiToken token, Actor actor) {

    /** Whether the token has a scope beside the one that the route needs. */
    boolean may(Scope scope) {
      return token.scopes().contains(scope);
    }
  }

  /** Answers a request without a body. */
  @FunctionalInterface
  interface Look {
    Reply answer(Request request);
  }

  /** Answers a request with a body. */
  @FunctionalInterface
  interface Act {
    Reply answer(Request request, JsonNode body, Caller caller);
  }

  /** Something to look at, which takes no other parameters than these. */
  Route look(String path, Set<String> parameters, Look look) {
    return new Route(
        "GET",
        base + path,
        0,
        request ->
            answered(
                request,
                Scope.READ,
                ASK_AGAIN,
                caller -> {
                  Parameters.requireKnown(request, parameters);
                  return look.answer(request);
                }));
  }

  /** Something to do; asked for again, it changes nothing more. */
  Route act(String path, Scope needed, Act act) {
    return act(path, needed, ASK_AGAIN, act);
  }

  /** Something that is done as often as it is asked for. */
  Route actAnew(String path, Scope needed, Act act) {
    return act(path, needed, LOOK_FIRST, act);
  }

  private Route act(String path, Scope needed, String unanswered, Act act) {
    return new Route(
        "POST",
        base + path,
        LONGEST_BODY,
        request -> {
          // Read by all means, within its bound: answered with a body still on its way, a
          // connection ends in a reset, and the answer may be lost.
          Optional<byte[]> body = request.body();
          return answered(
              request,
              needed,
              unanswered,
              caller -> act.answer(request, json(request, body), caller));
        });
  }

  /** The address of something of this API. */
  String address(String path) {
    return base + path;
  }

  private interface Work {
    Reply of(Caller caller);
  }

  /**
   * An answer, whatever happens.
   *
   * @param unanswered what is said if the database does not answer
   */
  private Reply answered(Request request, Scope needed, String unanswered, Work work) {
    try {
      Optional<ApiToken> token = tokens.bearer(request.header("Authorization"));
      if (token.isEmpty()) {
        return Problem.of(401, "Send Authorization: Bearer TOKEN, with a token that is good.")
            .reply()
            .with("WWW-Authenticate", "Bearer");
      }
      if (!token.get().scopes().contains(needed)) {
        return forbidden(token.get(), needed);
      }
      return work.of(
          new Caller(
              token.get(), Actor.withToken(token.get().name(), request.origin(isBehindProxy))));
    } catch (Refusal refusal) {
      return refusal.problem().reply();
    } catch (RuntimeException e) {
      // By their classes alone: what a database says of a row may hold its text.
      LOG.error("{} was not carried out: {}", request.method(), causes(e));
      return Problem.of(503, unanswered).reply().with("Retry-After", "5");
    }
  }

  /** What is answered to a token without a scope that is needed. */
  static Reply forbidden(ApiToken token, Scope needed) {
    return Problem.of(
            403,
            "It needs the scope %s, and the token %s has %s."
                .formatted(needed.word(), token.name(), token.words()))
        .reply()
        .with(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_scope\", scope=\"" + needed.word() + "\"");
  }

  private static JsonNode json(Request request, Optional<byte[]> body) {
    if (!JSON.matcher(request.header("Content-Type").orElse("").strip()).matches()) {
      throw new Refusal(Problem.of(415, "The body must be application/json in UTF-8."));
    }
    Parameters.requireKnown(request, new TreeSet<>());
    return Json.read(
        body.orElseThrow(
            () ->
                new Refusal(
                    Problem.of(413, "The body must have at most " + LONGEST_BODY + " bytes."))));
  }

  private static String causes(Throwable error) {
    Throwable cause = error.getCause();
    String name = error.getClass().getSimpleName();
    return cause == null ? name : name + ", " + causes(cause);
  }
}
