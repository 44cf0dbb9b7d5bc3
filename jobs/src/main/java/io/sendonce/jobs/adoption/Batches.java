package io.sendonce.jobs.adoption;

import io.sendonce.jobs.adoption.AdoptionReport.Fate;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Does what was planned: the campaigns first, then people, so many in a transaction. */
final class Batches {

  /** Fates of rows that are noted for good. */
  private static final Set<Fate> NOTED =
      Set.of(Fate.PENDING, Fate.UNCERTAIN, Fate.SENT, Fate.FAILED, Fate.COPY, Fate.COVERED);

  private final Handle handle;
  private final LegacyPair source;
  private final Plan plan;
  private final Actor actor;
  private final int people;

  /**
   * The batches of a plan.
   *
   * @param people how many of them go into one transaction
   */
  Batches(Handle handle, LegacyPair source, Plan plan, Actor actor, int people) {
    this.handle = handle;
    this.source = source;
    this.plan = plan;
    this.actor = actor;
    this.people = people;
  }

  /** Does all of it, from whatever an earlier one left. */
  void run(String reason) {
    long last = plan.lastPerson();
    long adoption = handle.inTransaction(it -> begin(reason));
    long doubts = 0;
    for (long from = 1; from <= last; from += people) {
      source.requireLock();
      long first = from;
      long earlier = doubts;
      doubts += handle.inTransaction(it -> batch(adoption, first, earlier));
    }
    handle.useTransaction(it -> end(adoption, reason));
  }

  /** The campaigns are paused before any message is there. */
  private long begin(String reason) {
    String why =
        "adopted from " + source.queue().table() + ": " + reason + " (" + actor.name() + ")";
    List<Plan.CampaignHere> campaigns = plan.campaigns();
    long adoption =
        tables(handle.createQuery(Database.sql("adoption/begin")))
            .bind("actor", actor.name())
            .bind("reason", reason)
            .mapTo(Long.class)
            .one();
    tables(handle.createUpdate(Database.sql("adoption/name_tables"))).execute();
    handle
        .createUpdate(Database.sql("adoption/add_campaigns"))
        .bindArray(
            "codes",
            String.class,
            campaigns.stream().filter(it -> it.id() == null).map(Plan.CampaignHere::code).toList())
        .bind("tenant", plan.tenant())
        .bind("reason", why)
        .execute();
    for (Plan.CampaignHere campaign : campaigns) {
      if (campaign.isWaiting() && "active".equals(campaign.status())) {
        pause(campaign, why);
      }
    }
    audit(reason, null, "begun, as adoption " + adoption);
    return adoption;
  }

  private void pause(Plan.CampaignHere campaign, String why) {
    handle
        .createQuery(Database.sql("brake/pause_campaign"))
        .bind("id", campaign.id())
        .bind("reason", why)
        .mapTo(Long.class)
        .list();
    AuditTrail.write(
        handle,
        actor,
        new AuditTrail.Deed("pause", "campaign " + campaign.id(), why, true, "active", "paused"));
  }

  /** How many messages of it are in doubt. */
  private long batch(long adoption, long from, long doubts) {
    // Nobody else may queue the same intent meanwhile.
    handle.createQuery(Database.sql("enqueue/lock")).mapTo(Boolean.class).one();
    long until = from + people;
    handle
        .createUpdate(Database.sql("adoption/add_people"))
        .bind("tenant", plan.tenant())
        .bind("from", from)
        .bind("until", until)
        .execute();
    List<String> made =
        handle
            .createQuery(Database.sql("adoption/adopt_batch"))
            .bind("tenant", plan.tenant())
            .bind("from", from)
            .bind("until", until)
            .bind("adoption", adoption)
            .bind("node", node(adoption))
            .bind("doubts", doubts)
            .mapTo(String.class)
            .list();
    handle
        .createQuery(Database.sql("adoption/doubt_overtaken"))
        .bind("from", from)
        .bind("until", until)
        .bind("adoption", adoption)
        .bind("node", node(adoption))
        .mapTo(Long.class)
        .list();
    tables(handle.createUpdate(Database.sql("adoption/record_rows")))
        .bind("from", from)
        .bind("until", until)
        .bind("adoption", adoption)
        .execute();
    return made.stream().filter(Meaning.UNCERTAIN.word()::equals).count();
  }

  private void end(long adoption, String reason) {
    AdoptionReport report = plan.report(0, true);
    long planned = NOTED.stream().mapToLong(report::of).sum();
    long noted =
        tables(handle.createQuery(Database.sql("adoption/recorded")))
            .bind("adoption", adoption)
            .mapTo(Long.class)
            .one();
    if (planned != noted) {
      throw new UnfitTableException(
          "the counts do not add up: %d rows were to be adopted, and %d are; adopt again, and compare"
              .formatted(planned, noted));
    }
    handle.createUpdate(Database.sql("adoption/end")).bind("id", adoption).execute();
    audit(reason, "begun, as adoption " + adoption, counts(report));
  }

  private static String counts(AdoptionReport report) {
    return Arrays.stream(Fate.values())
        .filter(fate -> report.of(fate) > 0)
        .map(fate -> report.of(fate) + " " + fate.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private void audit(String reason, @Nullable String before, String after) {
    AuditTrail.write(
        handle,
        actor,
        new AuditTrail.Deed("adopt", source.queueName(), reason, true, before, after));
  }

  private <S extends SqlStatement<S>> S tables(S statement) {
    return statement
        .bind("queueTable", source.queueName())
        .bind("messagesTable", source.messagesName());
  }

  private static String node(long adoption) {
    return "adoption " + adoption;
  }
}
