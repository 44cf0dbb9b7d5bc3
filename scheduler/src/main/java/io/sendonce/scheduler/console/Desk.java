package io.sendonce.scheduler.console;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.access.Users;
import io.sendonce.scheduler.config.ConsoleSettings;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everybody passes: asks who it is and what they may do, and dresses what they are answered.
 */
final class Desk {

  /** The cookie that holds a session's token. */
  static final String COOKIE = "sendonce_session";

  /** The field of every form that holds the session's form token. */
  static final String FORM_TOKEN = "form_token";

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");
  private static final int LONGEST_FORM = 16 * 1024;

  private static final List<Tab> TABS =
      List.of(
          new Tab("now", "", "Now"),
          new Tab("queue", "queue", "Queue"),
          new Tab("uncertain", "uncertain", "Uncertain"),
          new Tab("accounts", "accounts", "Accounts"),
          new Tab("campaigns", "campaigns", "Campaigns"),
          new Tab("cluster", "cluster", "Cluster"),
          new Tab("alerts", "alerts", "Alerts"),
          new Tab("incidents", "incidents", "Incidents"),
          new Tab("audit", "audit", "Audit"));

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
              + " 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final ConsoleSettings settings;
  private final Users users;
  private final Sessions sessions;
  private final Templates templates;
  private final String version;

  Desk(
      ConsoleSettings settings,
      Users users,
      Sessions sessions,
      Templates templates,
      String version) {
    this.settings = settings;
    this.users = users;
    this.sessions = sessions;
    this.templates = templates;
    this.version = version;
  }

  /**
   * A page that every page leads to.
   *
   * @param page its template
   * @param path below the console's
   */
  public record Tab(String page, String path, String label) {}

  /** Answers somebody who is signed in and may ask. */
  @FunctionalInterface
  interface Answer {
    Reply to(Request request, Visitor visitor);
  }

  /** A page that a role may look at. */
  Route look(String path, Role needed, Answer answer) {
    return Route.get(settings.path() + path, request -> guarded(request, needed, answer));
  }

  /** Something that a role may do. */
  Route act(String path, Role needed, Answer answer) {
    return new Route(
        "POST",
        settings.path() + path,
        LONGEST_FORM,
        request -> guarded(request, needed, (it, visitor) -> checked(it, visitor, answer)));
  }

  /** A page for everybody. */
  Route open(String method, String path, Route.Handler handler) {
    return new Route(
        method, settings.path() + path, LONGEST_FORM, request -> dressed(safely(request, handler)));
  }

  /** Refuses events to whoever is not signed in, and to those who are too many. */
  Optional<Reply> refusal(Request request, boolean isFull) {
    if (visitor(request).isEmpty()) {
      return Optional.of(dressed(Reply.text(401, "sign in first")));
    }
    return isFull
        ? Optional.of(dressed(Reply.text(503, "too many pages are open")))
        : Optional.empty();
  }

  /** Who is signed in. */
  Optional<Visitor> visitor(Request request) {
    return request.cookie(COOKIE).flatMap(sessions::find);
  }

  /** A page, filled. */
  Reply page(int status, String page, @Nullable Visitor visitor, Map<String, Object> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("base", settings.path());
    all.put("page", page);
    all.put("tabs", TABS);
    all.put("version", version);
    all.put("user", visitor == null ? "" : visitor.user().name());
    all.put("role", visitor == null ? "" : visitor.user().role().word());
    all.put("may_act", visitor != null && visitor.user().role().covers(Role.OPERATOR));
    all.put("may_vouch", visitor != null && visitor.user().role().covers(Role.ADMIN));
    all.put("form_token", visitor == null ? "" : visitor.formToken());
    return Reply.html(status, templates.fill(page, all));
  }

  /** A page that says what is wrong, and what to do. */
  Reply trouble(int status, @Nullable Visitor visitor, String heading, String sentence) {
    return page(status, "trouble", visitor, Map.of("heading", heading, "sentence", sentence));
  }

  /** On to another page of this console. */
  Reply seeOther(String path) {
    return Reply.seeOther(settings.path() + path);
  }

  /** Who acts, for the audit trail. */
  Actor actor(Visitor visitor, Request request) {
    return Actor.atConsole(visitor.user().name(), address(request));
  }

  /** Where a request comes from; as the proxy says, where there is one. */
  String address(Request request) {
    return request.origin(settings.isBehindProxy());
  }

  ConsoleSettings settings() {
    return settings;
  }

  Users users() {
    return users;
  }

  private Reply guarded(Request request, Role needed, Answer answer) {
    return dressed(safely(request, it -> admitted(it, needed, answer)));
  }

  private Reply admitted(Request request, Role needed, Answer answer) {
    Optional<Visitor> visitor = visitor(request);
    if (visitor.isEmpty()) {
      return request.method().equals("GET")
          ? seeOther("/sign-in?to=" + URLEncoder.encode(inside(request), StandardCharsets.UTF_8))
          : trouble(
              401, null, "You are not signed in", "Nothing was changed. Sign in, and do it again.");
    }
    if (!visitor.get().user().role().covers(needed)) {
      return trouble(
          403,
          visitor.get(),
          "You may not do that",
          "It needs the role %s, and %s has the role %s. Nothing was changed."
              .formatted(
                  needed.word(), visitor.get().user().name(), visitor.get().user().role().word()));
    }
    return answer.to(request, visitor.get());
  }

  /** Only from a page of our own: another site's form lacks the token. */
  private Reply checked(Request request, Visitor visitor, Answer answer) {
    String site = request.header("Sec-Fetch-Site").orElse("same-origin");
    if (!site.equals("same-origin") || !visitor.sent(request.field(FORM_TOKEN).orElse(""))) {
      return trouble(
          403,
          visitor,
          "This form cannot be used any more",
          "It was not made for this session, or was too long. Nothing was changed. Go back, load"
              + " the page again, and repeat it.");
    }
    return answer.to(request, visitor);
  }

  private Reply safely(Request request, Route.Handler handler) {
    try {
      return handler.answer(request);
    } catch (WrongInput wrong) {
      return trouble(400, visitor(request).orElse(null), "That cannot be done", wrong.sentence());
    } catch (RuntimeException e) {
      LOG.error("a page could not be made", e);
      return trouble(
          503,
          null,
          "The page could not be made",
          "The database did not answer, or took too long for what was asked. Sending does not"
              + " depend on this console. Try again, or narrow the filter; the log has the"
              + " details.");
    }
  }

  private String inside(Request request) {
    String path = request.path().substring(settings.path().length());
    return request.queryText().isEmpty() ? path : path + "?" + request.queryText();
  }

  private Reply dressed(Reply reply) {
    Reply dressed = reply;
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      if (!dressed.headers().containsKey(header.getKey())) {
        dressed = dressed.with(header.getKey(), header.getValue());
      }
    }
    return settings.isBehindProxy()
        ? dressed.with("Strict-Transport-Security", "max-age=31536000")
        : dressed;
  }
}
