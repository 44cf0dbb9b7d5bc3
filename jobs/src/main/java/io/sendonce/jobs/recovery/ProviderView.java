package io.sendonce.jobs.recovery;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.recovery.ShownBeside.Ours;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows a person what the provider shows. Changes nothing, and counts as no look: what a message
 * becomes is decided by {@link Recovery} and {@link HumanDecision}. Safe for use by many threads.
 */
public final class ProviderView {

  /** So much of the conversation before the attempt helps to understand it. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private final Database database;
  private final MessagingProvider provider;

  /**
   * A view.
   *
   * @param database where the messages are
   * @param provider is asked for conversations and for accounts' health
   */
  public ProviderView(Database database, MessagingProvider provider) {
    this.database = database;
    this.provider = provider;
  }

  /**
   * The conversation of a message. Takes as long as the provider takes, with no transaction open.
   * That somebody read it is in the audit trail before it is asked for.
   *
   * @param actor who reads it
   * @return empty if there is no such message, or none of its attempts is on record
   */
  public Optional<ShownBeside> of(long queueId, Actor actor) {
    Optional<Ours> found =
        database.inTransaction(
            handle -> {
              Optional<Ours> ours =
                  handle
                      .createQuery(Database.sql("recovery/shown_beside"))
                      .bind("queueId", queueId)
                      .map(Database.rows(Ours.class))
                      .findOne();
              ours.ifPresent(it -> AuditTrail.write(handle, actor, deed(queueId)));
              return ours;
            });
    return found.map(this::shown);
  }

  private ShownBeside shown(Ours ours) {
    AccountHealth health = provider.accountHealth(ours.providerAccountId());
    ReadBack read =
        provider.readBack(
            new ReadBackQuery(
                ours.providerAccountId(), ours.recipientId(), ours.startedAt().minus(BEFORE)));
    return read.match(
        complete -> beside(ours, complete.messages(), trouble(health)),
        unreadable ->
            beside(ours, List.of(), "It could not be read: " + unreadable.reason() + "."));
  }

  private ShownBeside beside(Ours ours, List<SeenMessage> shown, String trouble) {
    Set<String> bound =
        UncertainStore.boundMessageIds(
            database, ours.accountId(), shown.stream().map(SeenMessage::messageId).toList());
    return ShownBeside.of(ours, shown, bound, trouble);
  }

  private static String trouble(AccountHealth health) {
    if (health instanceof AccountHealth.NotOk not) {
      return "The account is not connected (%s), so the provider may not show the latest."
          .formatted(not.status());
    }
    if (health instanceof AccountHealth.NotKnown not) {
      return "Whether the account is connected could not be learned (%s), so the provider may not show the latest."
          .formatted(not.reason());
    }
    return "";
  }

  private static AuditTrail.Deed deed(long queueId) {
    return new AuditTrail.Deed("read conversation", "message " + queueId, null, true, null, null);
  }
}
