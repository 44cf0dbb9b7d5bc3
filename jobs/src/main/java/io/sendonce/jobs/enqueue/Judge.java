package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.enqueue.ImportResult.Counts;
import io.sendonce.jobs.enqueue.ImportResult.RowRemark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Judges batches of rows inside one transaction and queues those that can be queued. */
final class Judge {

  private final Handle handle;
  private final Places places;
  private final List<RowRemark> rejected = new ArrayList<>();
  private final List<RowRemark> notes = new ArrayList<>();
  private long acceptable;
  private long known;

  Judge(Handle handle) {
    this.handle = handle;
    this.places = new Places(handle);
  }

  void judge(List<FileRow> rows) {
    List<FileRow> readable = new ArrayList<>();
    for (FileRow row : rows) {
      if (row.problems().isEmpty()) {
        readable.add(row);
      } else {
        rejected.add(new RowRemark(row.number(), String.join("; ", row.problems())));
      }
    }
    List<Addressed> addressed = addressed(readable);
    if (!addressed.isEmpty()) {
      queue(addressed).forEach(this::note);
    }
  }

  /** The result so far; nothing is to be stored once a row is rejected. */
  ImportResult.Judged result(boolean mayStore) {
    Comparator<RowRemark> byRow = Comparator.comparingLong(RowRemark::row);
    return new ImportResult.Judged(
        new Counts(acceptable, known, rejected.size()),
        rejected.stream().sorted(byRow).toList(),
        notes.stream().sorted(byRow).toList(),
        mayStore && rejected.isEmpty());
  }

  /** A row whose names were found; an id may still name nothing. */
  private record Addressed(
      FileRow row, long campaign, @Nullable Long account, People.@Nullable Human human) {

    @Nullable Long prospect() {
      return human == null ? row.recipient().prospectId() : human.id();
    }
  }

  /** What became of a row. */
  record Verdict(
      long row,
      String verdict,
      @Nullable String refusal,
      @Nullable Long knownQueueId,
      boolean isOtherText) {}

  private List<Addressed> addressed(List<FileRow> rows) {
    places.load(rows);
    People people = new People(handle);
    people.load(wanted(rows));
    List<Addressed> addressed = new ArrayList<>();
    for (FileRow row : rows) {
      try {
        addressed.add(addressed(row, people));
      } catch (Rejected e) {
        rejected.add(new RowRemark(row.number(), e.reason()));
      }
    }
    people.store();
    return addressed;
  }

  private Addressed addressed(FileRow row, People people) throws Rejected {
    long campaign = places.campaign(row.campaign());
    Long account = places.account(row.account(), campaign);
    // Of a campaign that is not there the database says so itself.
    boolean isNamed = row.recipient().prospectId() == null && places.isCampaign(campaign);
    return new Addressed(
        row,
        campaign,
        account,
        isNamed ? people.of(new People.Wanted(campaign, row.recipient())) : null);
  }

  private List<People.Wanted> wanted(List<FileRow> rows) {
    return rows.stream()
        .filter(row -> row.recipient().prospectId() == null)
        .flatMap(
            row ->
                places.named(row.campaign()).stream()
                    .map(campaign -> new People.Wanted(campaign.id(), row.recipient())))
        .toList();
  }

  private List<Verdict> queue(List<Addressed> rows) {
    return handle
        .createQuery(Database.sql("enqueue/queue_rows"))
        .bindArray("rows", Long.class, column(rows, each -> each.row().number()))
        .bindArray("campaigns", Long.class, column(rows, Addressed::campaign))
        .bindArray("prospects", Long.class, column(rows, Addressed::prospect))
        .bindArray("accounts", Long.class, column(rows, Addressed::account))
        .bindArray("steps", Integer.class, column(rows, each -> each.row().content().step()))
        .bindArray("messages", String.class, column(rows, each -> each.row().content().message()))
        .bindArray(
            "times", String.class, column(rows, each -> text(each.row().content().scheduledFor())))
        .bindArray(
            "expiries", String.class, column(rows, each -> text(each.row().content().expiresAt())))
        .map(Database.rows(Verdict.class))
        .list();
  }

  private void note(Verdict verdict) {
    switch (verdict.verdict()) {
      case "queued" -> acceptable++;
      case "known" -> {
        known++;
        if (verdict.isOtherText()) {
          Long id = verdict.knownQueueId();
          String where = id == null ? "earlier in the file" : "as message " + id;
          notes.add(
              new RowRemark(
                  verdict.row(), "is known with another text, " + where + "; that text stays"));
        }
      }
      default -> rejected.add(new RowRemark(verdict.row(), String.valueOf(verdict.refusal())));
    }
  }

  private static Object[] column(
      List<Addressed> rows, Function<Addressed, @Nullable Object> value) {
    return rows.stream().map(value).toArray();
  }

  private static @Nullable String text(@Nullable Object time) {
    return time == null ? null : time.toString();
  }
}
