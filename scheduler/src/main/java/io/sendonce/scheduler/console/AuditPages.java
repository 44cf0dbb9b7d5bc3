package io.sendonce.scheduler.console;

import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what. */
final class AuditPages {

  private static final int PAGE = 50;

  private final Desk desk;
  private final AuditTrail audit;

  AuditPages(Desk desk, AuditTrail audit) {
    this.desk = desk;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(desk.look("/audit", Role.VIEWER, this::page));
  }

  private Reply page(Request request, Visitor visitor) {
    String actor = Fields.text(request, "actor").orElse(null);
    String subject = Fields.text(request, "subject").orElse(null);
    List<AuditTrail.Entry> entries =
        audit.page(Fields.id(request, "before").orElse(null), actor, subject, PAGE + 1);
    Map<String, Object> model = new HashMap<>();
    model.put("entries", entries.stream().limit(PAGE).toList());
    model.put("actor", actor == null ? "" : actor);
    model.put("subject", subject == null ? "" : subject);
    model.put("before", entries.size() > PAGE ? entries.get(PAGE - 1).id() : 0L);
    return desk.page(200, "audit", visitor, model);
  }
}
