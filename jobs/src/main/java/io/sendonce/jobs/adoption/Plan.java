package io.sendonce.jobs.adoption;

import io.sendonce.jobs.adoption.AdoptionReport.Fate;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jspecify.annotations.Nullable;

/** What is to become of every row, worked out in our database before anything is adopted. */
final class Plan {

  /** A queue that was written to within this is one that somebody may still write to. */
  private static final String LATELY = "10 minutes";

  private final Handle handle;
  private final LegacyPair source;
  private final RowJudge judge;
  private final long queueRows;
  private final long messageRows;
  private final Agreement agreement;

  private Plan(Handle handle, LegacyPair source, RowJudge judge, long queueRows, long messageRows) {
    this.handle = handle;
    this.source = source;
    this.judge = judge;
    this.queueRows = queueRows;
    this.messageRows = messageRows;
    this.agreement =
        handle
            .createQuery(Database.sql("adoption/agreement"))
            .map(Database.rows(Agreement.class))
            .one();
  }

  /** A campaign that rows name, with how it stands here; without an id it is not there yet. */
  record CampaignHere(String code, @Nullable Long id, @Nullable String status, boolean isWaiting) {}

  /**
   * Whether the two tables speak of the same people and texts, by the queue's rows that were sent.
   *
   * @param strangers of people whom the messages do not know
   * @param otherTexts of people whom they know, with a text that they do not
   */
  record Agreement(long sent, long strangers, long otherTexts, boolean hasMessages) {}

  record Count(boolean fromQueue, String fate, long rows) {}

  record RemarkRow(
      boolean fromQueue,
      String rowId,
      String fate,
      @Nullable String reason,
      @Nullable Long queueId) {}

  /**
   * Reads both tables and works it out.
   *
   * @throws UnfitTableException if the counts do not add up
   */
  static Plan work(Handle handle, LegacyPair source, AdoptionRequest request) {
    List<Names.Account> accounts =
        handle
            .createQuery(Database.sql("adoption/accounts"))
            .map(Database.rows(Names.Account.class))
            .list();
    Names names = new Names(request.accounts(), request.campaigns(), accounts);
    RowJudge judge =
        new RowJudge(
            names,
            new StatusRules(meanings(request), request.refusals()),
            request.messages().outbound());
    long queueRows = source.stageQueue(judge, new Staging(handle, true));
    long messageRows = source.stageMessages(judge, new Staging(handle, false));
    gather(handle, source, judge.tenant());
    Plan plan = new Plan(handle, source, judge, queueRows, messageRows);
    plan.requireThatCountsAddUp();
    return plan;
  }

  private static Map<String, Meaning> meanings(AdoptionRequest request) {
    Map<String, Meaning> meanings = new HashMap<>();
    request
        .statuses()
        .forEach((word, meaning) -> meanings.put(word, Meaning.ofStatus(meaning).orElseThrow()));
    return meanings;
  }

  private static void gather(Handle handle, LegacyPair source, String tenant) {
    handle.execute(Database.sql("adoption/analyze_staged"));
    handle.execute(Database.sql("adoption/one_name_each"));
    handle.createUpdate(Database.sql("adoption/names_of_ours")).bind("tenant", tenant).execute();
    handle
        .createUpdate(Database.sql("adoption/gather"))
        .bind("tenant", tenant)
        .bind("queueTable", source.queueName())
        .bind("messagesTable", source.messagesName())
        .execute();
    handle
        .createUpdate(Database.sql("adoption/gather_overtaken"))
        .bind("queueTable", source.queueName())
        .execute();
    handle.execute(Database.sql("adoption/analyze_messages"));
    handle
        .createUpdate(Database.sql("adoption/tell_fates"))
        .bind("queueTable", source.queueName())
        .bind("messagesTable", source.messagesName())
        .execute();
  }

  private void requireThatCountsAddUp() {
    for (AdoptionReport.Table table : List.of(table(true), table(false))) {
      long told = table.fates().values().stream().mapToLong(Long::longValue).sum();
      if (told != table.rows()) {
        throw new UnfitTableException(
            "the counts do not add up, so nothing was adopted: %s has %d rows, and of %d it is known what becomes of them"
                .formatted(table.name(), table.rows(), told));
      }
    }
  }

  String tenant() {
    return judge.tenant();
  }

  List<CampaignHere> campaigns() {
    return handle
        .createQuery(Database.sql("adoption/campaigns"))
        .bind("tenant", tenant())
        .map(Database.rows(CampaignHere.class))
        .list();
  }

  long lastPerson() {
    return handle.createQuery(Database.sql("adoption/last_person")).mapTo(Long.class).one();
  }

  /** What keeps everything from being adopted. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(judge.problems());
    campaigns().stream()
        .filter(it -> "stopped".equals(it.status()))
        .forEach(
            it ->
                problems.add(
                    "campaign must name one that is not stopped, and %s is: --campaign OLD=CODE names another"
                        .formatted(it.code())));
    if (agreement.hasMessages()
        && agreement.sent() > 0
        && agreement.strangers() == agreement.sent()) {
      problems.add(
          "person and campaign must mean the same in both tables, and of %d rows of %s that were sent %s knows nobody: name other columns, or give a view"
              .formatted(agreement.sent(), source.queue().table(), source.messages().table()));
    }
    return problems;
  }

  AdoptionReport report(int remarks, boolean isApplied) {
    return new AdoptionReport(
        table(true),
        table(false),
        problems(),
        warnings(),
        campaigns().stream().filter(CampaignHere::isWaiting).map(CampaignHere::code).toList(),
        found((long) remarks).map(this::remark).list(),
        isApplied);
  }

  /** Every row that did not simply become a message, one after the other. */
  void eachRemark(Consumer<AdoptionReport.Remark> taker) {
    // Only in a transaction does the driver read so much at a time.
    handle.useTransaction(it -> found(null).map(this::remark).forEach(taker));
  }

  private ResultIterable<RemarkRow> found(@Nullable Long limit) {
    return handle
        .createQuery(Database.sql("adoption/remarks"))
        .bindByType("limit", limit, Long.class)
        .setFetchSize(1000)
        .map(Database.rows(RemarkRow.class));
  }

  private List<String> warnings() {
    long lately =
        handle
            .createQuery(Database.sql("adoption/changed_lately"))
            .bind("within", LATELY)
            .mapTo(Long.class)
            .one();
    List<String> warnings = new ArrayList<>();
    if (lately > 0) {
      warnings.add(
          "%d rows of %s were written within the last %s: is what writes to it stopped?"
              .formatted(lately, source.queue().table(), LATELY));
    }
    if (agreement.strangers() > 0) {
      warnings.add(
          "%d of %d rows that were sent are about people whom %s does not know: do both tables call people the same?"
              .formatted(agreement.strangers(), agreement.sent(), source.messages().table()));
    }
    if (agreement.otherTexts() > 0) {
      warnings.add(
          "%d of %d rows that were sent have a text that %s does not have: was it changed on its way?"
              .formatted(agreement.otherTexts(), agreement.sent(), source.messages().table()));
    }
    return warnings;
  }

  private AdoptionReport.Table table(boolean isQueue) {
    Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    handle
        .createQuery(Database.sql("adoption/count_fates"))
        .map(Database.rows(Count.class))
        .forEach(
            count -> {
              if (count.fromQueue() == isQueue) {
                fates.put(fate(count.fate()), count.rows());
              }
            });
    return new AdoptionReport.Table(
        (isQueue ? source.queue().table() : source.messages().table()).toString(),
        isQueue ? source.queue().meaning() : source.messages().meaning(),
        isQueue ? queueRows : messageRows,
        fates);
  }

  private AdoptionReport.Remark remark(RemarkRow row) {
    return new AdoptionReport.Remark(
        (row.fromQueue() ? source.queue().table() : source.messages().table()).toString(),
        row.rowId(),
        fate(row.fate()),
        row.reason(),
        row.queueId());
  }

  private static Fate fate(String word) {
    return Fate.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
