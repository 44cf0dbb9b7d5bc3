package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Recipient;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Source;
import io.sendonce.jobs.incidents.file.CaseFacts.Absence;
import io.sendonce.jobs.incidents.file.CaseFacts.AttemptFact;
import io.sendonce.jobs.incidents.file.CaseFacts.CopyFact;
import io.sendonce.jobs.incidents.file.CaseFacts.Trouble;
import io.sendonce.jobs.incidents.file.IncidentFile.Affected;
import io.sendonce.jobs.incidents.file.IncidentFile.Entry;
import io.sendonce.jobs.incidents.file.IncidentFile.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads an incident's file in one transaction; every statement goes by key or by time. */
final class FileReader {

  /** What happened shortly before and after belongs to the picture. */
  private static final Duration AROUND = Duration.ofMinutes(10);

  private static final int LONGEST_TIMELINE = 1000;

  private final Handle handle;
  private final String schedulerName;

  FileReader(Handle handle, String schedulerName) {
    this.handle = handle;
    this.schedulerName = schedulerName;
  }

  /** A copy as it is on record. */
  record Row(
      long repeat,
      @Nullable Long account,
      @Nullable String campaign,
      String person,
      @Nullable String name,
      @Nullable String textHash,
      List<String> sources,
      @Nullable String messageId,
      @Nullable Instant at,
      @Nullable Long queueId,
      boolean isInLedger) {

    boolean isForeign() {
      return sources.contains(Source.TABLE.name().toLowerCase(Locale.ROOT));
    }
  }

  /** The time that an incident's timeline is about. */
  private record Span(Instant from, Instant until) {}

  IncidentFile read(Incident incident) {
    Map<Long, List<Row>> repeats =
        handle
            .createQuery(Database.sql("incident_files/copies"))
            .bind("incident", incident.id())
            .map(Database.rows(Row.class))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Row::repeat, LinkedHashMap::new, Collectors.toList()));
    List<Row> rows = repeats.values().stream().flatMap(List::stream).toList();
    List<Long> messages = messages(rows);
    Span span = span(incident);
    List<Entry> timeline = timeline(rows, messages, span);
    return new IncidentFile(
        incident,
        repeats.values().stream().map(FileReader::affected).toList(),
        timeline.stream().limit(LONGEST_TIMELINE).toList(),
        timeline.size() > LONGEST_TIMELINE,
        CauseHints.of(cases(repeats.values(), messages, span)),
        notes(incident));
  }

  private static Affected affected(List<Row> copies) {
    Row first = copies.get(0);
    Set<Source> sources = EnumSet.noneOf(Source.class);
    first.sources().forEach(word -> sources.add(Source.valueOf(word.toUpperCase(Locale.ROOT))));
    Repeat repeat =
        new Repeat(
            new Recipient(
                Objects.toString(first.account(), null),
                first.campaign(),
                first.person(),
                first.name()),
            null,
            copies.stream().map(row -> new Copy(row.messageId(), row.at())).toList(),
            sources);
    return new Affected(repeat, first.textHash(), messages(copies), !first.isForeign());
  }

  private List<CaseFacts> cases(Collection<List<Row>> repeats, List<Long> messages, Span span) {
    List<AttemptFact> attempts =
        handle
            .createQuery(Database.sql("incident_files/attempts"))
            .bindArray("queueIds", Long.class, messages)
            .map(Database.rows(AttemptFact.class))
            .list();
    List<Absence> absences =
        handle
            .createQuery(Database.sql("incident_files/absences"))
            .bindArray("queueIds", Long.class, messages)
            .map(Database.rows(Absence.class))
            .list();
    List<Trouble> troubles =
        handle
            .createQuery(Database.sql("incident_files/troubles"))
            .bind("scheduler", schedulerName)
            .bind("from", span.from())
            .bind("until", span.until())
            .map(Database.rows(Trouble.class))
            .list();
    return repeats.stream()
        .map(
            copies -> {
              List<Long> own = messages(copies);
              return new CaseFacts(
                  copies.stream()
                      .map(row -> new CopyFact(row.messageId(), row.queueId(), row.isInLedger()))
                      .toList(),
                  copies.get(0).isForeign(),
                  attempts.stream().filter(each -> own.contains(each.queueId())).toList(),
                  absences.stream().filter(each -> own.contains(each.queueId())).toList(),
                  troubles);
            })
        .toList();
  }

  private List<Entry> timeline(List<Row> rows, List<Long> messages, Span span) {
    List<Entry> entries =
        new ArrayList<>(
            handle
                .createQuery(Database.sql("incident_files/timeline"))
                .bindArray("queueIds", Long.class, messages)
                .bind("from", span.from())
                .bind("until", span.until())
                .bind("scheduler", schedulerName)
                .bind("limit", LONGEST_TIMELINE + 1)
                .map(Database.rows(Entry.class))
                .list());
    for (Row row : rows) {
      if (row.at() != null) {
        entries.add(
            new Entry(
                row.at(),
                "copy",
                "person " + row.person(),
                row.messageId() == null ? "got a copy" : "got message id " + row.messageId()));
      }
    }
    entries.sort(Comparator.comparing(Entry::at));
    return entries;
  }

  private List<Note> notes(Incident incident) {
    return handle
        .createQuery(Database.sql("incident_files/notes"))
        .bind("incident", incident.id())
        .map(Database.rows(Note.class))
        .list();
  }

  private static List<Long> messages(Collection<Row> rows) {
    return rows.stream().map(Row::queueId).filter(Objects::nonNull).distinct().sorted().toList();
  }

  private static Span span(Incident incident) {
    Instant first = incident.firstAt() == null ? incident.openedAt() : incident.firstAt();
    Instant last = incident.lastAt() == null ? incident.openedAt() : incident.lastAt();
    return new Span(first.minus(AROUND), last.plus(AROUND));
  }
}
