package io.sendonce.jobs.incidents;

import io.sendonce.jobs.db.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What our own records know of people who got the same message more than once. Safe for use by many
 * threads.
 *
 * <p>Four of them: incidents, where the provider showed more than one message for one attempt;
 * echoes, where its webhook told of several with the same text, to the same person, from the same
 * account; and the ledger, where two intents of one campaign had the same text for the same person,
 * told by their attempts' fingerprints, which outlive the text; and what a program whose queue was
 * adopted has on record.
 */
public final class Duplicates {

  private static final Comparator<Repeat> OLDEST_FIRST =
      Comparator.comparing(repeat -> repeat.first().orElse(Instant.MIN));

  private final Database database;

  /**
   * The duplicates on record in a database.
   *
   * @param database is only read
   */
  public Duplicates(Database database) {
    this.database = database;
  }

  /**
   * Looks for them; what several records know counts once.
   *
   * @param search what is looked for
   * @return the oldest first
   */
  public List<Repeat> find(Search search) {
    return database.inTransaction(
        handle -> {
          ReadOnly.begin(handle);
          List<Repeat> found = new ArrayList<>(incidents(handle, search));
          found.addAll(echoes(handle, search));
          found.addAll(ledger(handle, search));
          found.addAll(adopted(handle, search));
          return Merging.of(found).stream().sorted(OLDEST_FIRST).toList();
        });
  }

  /**
   * Attempts for which the provider has shown more than one message since a time, however long ago
   * they were made.
   *
   * @param search what is looked for; its time is when it was shown, and not when it was sent
   */
  public List<Repeat> shownSince(Search search) {
    return database.inTransaction(
        handle -> {
          ReadOnly.begin(handle);
          Search anyTime = new Search(search.within(), null, search.account(), search.campaign());
          return incidents(handle, anyTime, search.since());
        });
  }

  private static List<Repeat> incidents(Handle handle, Search search) {
    return incidents(handle, search, null);
  }

  private static List<Repeat> incidents(
      Handle handle, Search search, @Nullable Instant foundSince) {
    Map<Long, List<Shown>> incidents = new LinkedHashMap<>();
    Query query = bound(handle.createQuery(Database.sql("incidents/shown_twice")), search);
    query
        .bindByType("foundSince", foundSince, Instant.class)
        .bindByType("campaign", search.campaign(), Long.class)
        .map(Database.rows(Shown.class))
        .forEach(
            shown ->
                incidents.computeIfAbsent(shown.incident(), id -> new ArrayList<>()).add(shown));
    return incidents.values().stream().map(Shown::repeat).toList();
  }

  private static List<Repeat> echoes(Handle handle, Search search) {
    List<List<Sent>> chains =
        Chains.of(
            sent(handle, "incidents/echoed_twice", search),
            sent -> List.of(String.valueOf(sent.account()), sent.person(), sent.sameText()),
            search.within());
    String campaign = Objects.toString(search.campaign(), null);
    return Repeat.all(Campaigns.apart(chains, search.within()), Source.WEBHOOK).stream()
        .filter(repeat -> campaign == null || campaign.equals(repeat.to().campaign()))
        .toList();
  }

  private static List<Repeat> ledger(Handle handle, Search search) {
    Query query = bound(handle.createQuery(Database.sql("incidents/served_twice")), search);
    List<Sent> sent =
        query
            .bind("within", search.within().toString())
            .bindByType("campaign", search.campaign(), Long.class)
            .map(Database.rows(Sent.class))
            .list();
    return Repeat.all(
        Chains.of(
            sent,
            each ->
                List.of(
                    String.valueOf(each.account()),
                    String.valueOf(each.campaign()),
                    each.sameText()),
            search.within()),
        Source.LEDGER);
  }

  private static List<Repeat> adopted(Handle handle, Search search) {
    Query query = bound(handle.createQuery(Database.sql("incidents/adopted_twice")), search);
    List<Sent> sent =
        query
            .bindByType("campaign", search.campaign(), Long.class)
            .map(Database.rows(Sent.class))
            .list();
    return Repeat.all(Chains.of(sent, Sent::sameText, search.within()), Source.ADOPTED);
  }

  private static List<Sent> sent(Handle handle, String statement, Search search) {
    return bound(handle.createQuery(Database.sql(statement)), search)
        .bind("within", search.within().toString())
        .map(Database.rows(Sent.class))
        .list();
  }

  private static Query bound(Query query, Search search) {
    return query
        .bindByType("since", search.since(), Instant.class)
        .bindByType("account", search.account(), Long.class);
  }

  /** One message of an incident. */
  record Shown(
      long incident,
      @Nullable String account,
      @Nullable String campaign,
      String person,
      @Nullable String text,
      String id,
      @Nullable Instant at) {

    static Repeat repeat(List<Shown> incident) {
      Shown first = incident.get(0);
      return new Repeat(
          new Recipient(first.account, first.campaign, first.person, null),
          first.text,
          incident.stream().map(shown -> new Copy(shown.id, shown.at)).toList(),
          EnumSet.of(Source.INCIDENT));
    }
  }
}
