package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Judges batches of rows inside one transaction and queues those that can be queued. */
final class Judge {

  private final Handle handle;
  private final Places places;

  Judge(Handle handle) {
    this.handle = handle;
    this.places = new Places(handle);
  }

  /** Waits until no other transaction queues; to be called first in a transaction that does. */
  static void takeTurn(Handle handle) {
    handle.createQuery(Database.sql("enqueue/lock")).mapTo(Boolean.class).one();
  }

  /** What becomes of each row, in no order. */
  List<RowVerdict> judge(List<FileRow> rows) {
    List<RowVerdict> verdicts = new ArrayList<>();
    List<FileRow> readable = new ArrayList<>();
    for (FileRow row : rows) {
      if (row.problems().isEmpty()) {
        readable.add(row);
      } else {
        verdicts.add(new RowVerdict.Refused(row.number(), row.problems()));
      }
    }
    List<Addressed> addressed = addressed(readable, verdicts);
    if (!addressed.isEmpty()) {
      queue(addressed).stream().map(Judged::verdict).forEach(verdicts::add);
    }
    return verdicts;
  }

  /** A row whose names were found; an id may still name nothing. */
  private record Addressed(
      FileRow row, long campaign, @Nullable Long account, People.@Nullable Human human) {

    @Nullable Long prospect() {
      return human == null ? row.recipient().prospectId() : human.id();
    }
  }

  /**
   * What the database says of a row.
   *
   * @param queuedId the row of the queue that this batch made of the intent, or null
   * @param knownQueueId the row that had the intent before, or null
   */
  record Judged(
      long row,
      String fate,
      @Nullable String refusal,
      @Nullable Long queuedId,
      @Nullable Long knownQueueId,
      boolean isOtherText) {

    RowVerdict verdict() {
      return switch (fate) {
        case "queued" -> new RowVerdict.Queued(row, Objects.requireNonNull(queuedId));
        case "known" ->
            new RowVerdict.Known(
                row,
                Objects.requireNonNull(knownQueueId == null ? queuedId : knownQueueId),
                knownQueueId == null,
                isOtherText);
        default -> new RowVerdict.Refused(row, List.of(String.valueOf(refusal)));
      };
    }
  }

  private List<Addressed> addressed(List<FileRow> rows, List<RowVerdict> verdicts) {
    places.load(rows);
    People people = new People(handle);
    people.load(wanted(rows));
    List<Addressed> addressed = new ArrayList<>();
    for (FileRow row : rows) {
      try {
        addressed.add(addressed(row, people));
      } catch (Rejected e) {
        verdicts.add(new RowVerdict.Refused(row.number(), List.of(e.reason())));
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

  private List<Judged> queue(List<Addressed> rows) {
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
        .map(Database.rows(Judged.class))
        .list();
  }

  private static Object[] column(
      List<Addressed> rows, Function<Addressed, @Nullable Object> value) {
    return rows.stream().map(value).toArray();
  }

  private static @Nullable String text(@Nullable Object time) {
    return time == null ? null : time.toString();
  }
}
