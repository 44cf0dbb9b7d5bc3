package io.sendonce.scheduler.api;

import io.sendonce.jobs.incidents.file.CauseHint;
import io.sendonce.jobs.incidents.file.Incident;
import io.sendonce.jobs.incidents.file.IncidentFile;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is shown of incidents; never a text, neither that of a message nor that of an apology. */
final class IncidentAnswers {

  private static final FoundDuplicates.Shown WITH_NAMES = new FoundDuplicates.Shown(false, true);

  private IncidentAnswers() {}

  /** An incident of a list. */
  static Map<String, @Nullable Object> incident(Incident incident) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("id", incident.id());
    shown.put("title", incident.title());
    shown.put("found_in", incident.foundIn());
    shown.put("opened_at", incident.openedAt());
    shown.put("opened_by", incident.openedBy());
    shown.put("is_by_watch", incident.isByWatch());
    shown.put("closed_at", incident.closedAt());
    shown.put("closed_by", incident.closedBy());
    shown.put("conclusion", incident.conclusion());
    shown.put("people", incident.people());
    shown.put("extra", incident.extra());
    shown.put("first_at", incident.firstAt());
    shown.put("last_at", incident.lastAt());
    shown.put("sentence", incident.sentence());
    return shown;
  }

  /** One with everything; the people as the file for programs shows them. */
  static Object file(IncidentFile file) {
    Map<String, @Nullable Object> shown = incident(file.incident());
    shown.put("duplicates", FoundDuplicates.in(file).document(WITH_NAMES).get("duplicates"));
    shown.put("causes", file.hints().stream().map(IncidentAnswers::cause).toList());
    shown.put("timeline", file.timeline());
    shown.put("is_timeline_cut", file.isCut());
    shown.put("notes", file.notes());
    return shown;
  }

  private static Object cause(CauseHint hint) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("cause", hint.cause().name().toLowerCase(Locale.ROOT));
    shown.put("heading", hint.cause().heading());
    shown.put("cases", hint.cases());
    shown.put("sentence", hint.sentence());
    return shown;
  }
}
