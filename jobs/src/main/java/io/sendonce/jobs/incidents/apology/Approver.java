package io.sendonce.jobs.incidents.apology;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.enqueue.Submission;
import io.sendonce.jobs.enqueue.Submissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Makes messages of the queue of an incident's drafts, inside one transaction. */
final class Approver {

  private final Handle handle;
  private final long incident;
  private final Actor actor;
  private final String reason;
  private final Map<String, Long> campaigns = new HashMap<>();

  Approver(Handle handle, long incident, Actor actor, String reason) {
    this.handle = handle;
    this.incident = incident;
    this.actor = actor;
    this.reason = reason;
  }

  /** Those that are ready, if they are what was seen. */
  Approving of(String seen) {
    Optional<Apologies.Locked> locked =
        Apologies.lock(handle, incident).filter(Apologies.Locked::isOpen);
    if (locked.isEmpty()) {
      return new Approving.NotOpen();
    }
    // First the turn, for which a long import may be waited: nobody shall wait for us meanwhile.
    Submissions.takeTurn(handle);
    handle
        .createQuery(Database.sql("apologies/hold_people"))
        .bind("incident", incident)
        .mapTo(Long.class)
        .one();
    List<Affected> people = Apologies.people(handle, incident);
    if (!Apologies.plan(locked.get(), people).seen().equals(seen)) {
      return new Approving.ChangedMeanwhile();
    }
    String template = locked.get().apology();
    List<Affected> ready =
        people.stream()
            .filter(each -> each.draft(template).stands() == Draft.Standing.READY)
            .toList();
    if (ready.isEmpty()) {
      return new Approving.NothingReady();
    }
    List<Submission> submitted =
        Submissions.submit(
            handle,
            ready.stream().map(each -> message(each, each.draft(template).text())).toList());
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < ready.size(); i++) {
      long queueId = queueId(submitted.get(i));
      keep(ready.get(i), ready.get(i).draft(template).text(), queueId);
      ids.add(queueId);
    }
    return new Approving.Approved(ids);
  }

  /** Its intent names incident, account and person, so there is one of it for ever. */
  private Map<String, String> message(Affected person, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("campaign_id", Long.toString(campaign(String.valueOf(person.tenant()))));
    fields.put("account_id", String.valueOf(person.account()));
    fields.put("provider_id", String.valueOf(person.providerId()));
    fields.put("person", person.person());
    if (person.name() != null) {
      fields.put("name", person.name());
    }
    fields.put("step", "1");
    fields.put("message", text);
    return fields;
  }

  /** An intent that is taken, with the same text, is this very apology's: its message stands. */
  private static long queueId(Submission submission) {
    if (submission instanceof Submission.Queued queued) {
      return queued.id();
    }
    if (submission instanceof Submission.Already already) {
      return already.id();
    }
    if (submission instanceof Submission.Conflict conflict) {
      throw new RefusedByQueue(
          "message %d has another text in this apology's place".formatted(conflict.id()));
    }
    throw new RefusedByQueue(
        ((Submission.Rejected) submission)
            .problems().stream()
                .map(problem -> problem.field() + " " + problem.rule())
                .collect(Collectors.joining("; ")));
  }

  private long campaign(String tenant) {
    return campaigns.computeIfAbsent(
        tenant,
        it -> {
          String name = "Apologies, incident " + incident;
          return handle
              .createQuery(Database.sql("apologies/campaign"))
              .bind("incident", incident)
              .bind("tenant", it)
              .bind("code", "sendonce " + name)
              .bind("name", name)
              .mapTo(Long.class)
              .one();
        });
  }

  private void keep(Affected person, String text, long queueId) {
    handle
        .createUpdate(Database.sql("apologies/approve"))
        .bind("incident", incident)
        .bindByType("account", person.account(), Long.class)
        .bind("person", person.person())
        .bind("text", text)
        .bind("queueId", queueId)
        .bind("by", actor.name())
        .bind("reason", reason)
        .bindArray("keys", String.class, person.keys())
        .execute();
  }

  /** Rolls the approval back and carries the reason out of it. */
  static final class RefusedByQueue extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String problem;

    RefusedByQueue(String problem) {
      super("refused", null, false, false);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }
}
