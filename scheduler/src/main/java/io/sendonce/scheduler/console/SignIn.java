package io.sendonce.scheduler.console;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.scheduler.access.GuessLimit;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.access.User;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In and out. */
final class SignIn {

  private final Desk desk;
  private final Sessions sessions;
  private final GuessLimit guesses;
  private final AuditTrail audit;

  SignIn(Desk desk, Sessions sessions, GuessLimit guesses, AuditTrail audit) {
    this.desk = desk;
    this.sessions = sessions;
    this.guesses = guesses;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        desk.open("GET", "/sign-in", request -> form(200, target(request.query("to")), "")),
        desk.open("POST", "/sign-in", this::signIn),
        desk.act("/sign-out", Role.VIEWER, this::signOut));
  }

  private Reply form(int status, String to, String problem) {
    return desk.page(
        status,
        "sign-in",
        null,
        Map.of(
            "to",
            to,
            "problem",
            problem,
            "has_users",
            !desk.users().isEmpty(),
            "users_file",
            desk.users().place()));
  }

  private Reply signIn(Request request) {
    String name = request.field("name").orElse("").strip();
    String password = request.field("password").orElse("");
    String to = target(request.field("to"));
    String address = desk.address(request);
    if (!request.header("Sec-Fetch-Site").orElse("same-origin").equals("same-origin")) {
      return form(403, to, "Another site sent this. Sign in here.");
    }
    Optional<Duration> wait = guesses.waits(name, address);
    if (wait.isPresent()) {
      long seconds = wait.get().toSeconds() + 1;
      return form(429, to, "Too many wrong attempts. Try again in " + seconds + " s.")
          .with("Retry-After", Long.toString(seconds));
    }
    Optional<User> user = desk.users().signIn(name, password);
    if (user.isEmpty()) {
      guesses.wrong(name, address);
      note(name.isEmpty() ? "(nobody)" : shortened(name), address, "sign in", false);
      return form(401, to, "Name or password is wrong.");
    }
    guesses.right(name);
    note(name, address, "sign in", true);
    return desk.seeOther(to).with("Set-Cookie", cookie(sessions.begin(user.get()), true));
  }

  private Reply signOut(Request request, Visitor visitor) {
    request.cookie(Desk.COOKIE).ifPresent(sessions::end);
    note(visitor.user().name(), desk.address(request), "sign out", true);
    return desk.seeOther("/sign-in").with("Set-Cookie", cookie("", false));
  }

  private void note(String name, String address, String action, boolean isDone) {
    audit.write(
        Actor.atConsole(name, address),
        new AuditTrail.Deed(action, "console", null, isDone, null, null));
  }

  private String cookie(String token, boolean isKept) {
    return "%s=%s; Path=%s; HttpOnly; SameSite=Strict; Max-Age=%d%s"
        .formatted(
            Desk.COOKIE,
            token,
            desk.settings().path().isEmpty() ? "/" : desk.settings().path(),
            isKept ? sessions.length().toSeconds() : 0,
            desk.settings().isBehindProxy() ? "; Secure" : "");
  }

  /** A path of this console; whatever else is asked for leads to the first page. */
  private static String target(Optional<String> asked) {
    return asked.filter(it -> it.matches("/[A-Za-z0-9-][A-Za-z0-9/?&=%._:+-]{0,300}")).orElse("/");
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > 64 ? plain.substring(0, 64) : plain;
  }
}
