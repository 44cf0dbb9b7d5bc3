package io.sendonce.jobs.incidents;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the provider shows of the conversations that we sent messages into: the only witness of a
 * copy that nobody has on record. Safe for use by many threads.
 *
 * <p>One conversation is read after the other, with no transaction open. A conversation that could
 * not be read, or whose account is not connected, is "don't know"; what such an account shows more
 * than once is still there.
 */
public final class Conversations {

  /** The provider's clock may be behind the database's by so much. */
  private static final Duration CLOCK_LEEWAY = Duration.ofSeconds(30);

  private final Database database;
  private final MessagingProvider provider;

  /**
   * Conversations of messages in a database.
   *
   * @param database is only read
   * @param provider is only asked
   */
  public Conversations(Database database, MessagingProvider provider) {
    this.database = database;
    this.provider = provider;
  }

  /**
   * Asks for conversations, those that were written into last first.
   *
   * @param search whose messages; its time also bounds how far back a conversation is read
   * @param limit how many conversations are asked for at most
   */
  public ReadBackFindings find(Search search, int limit) {
    return find(search, limit, (asked, all) -> true);
  }

  /** Is told how far a search is. */
  @FunctionalInterface
  public interface Pace {
    /**
     * Whether to go on.
     *
     * @param asked how many conversations were asked for
     * @param all how many are to be
     */
    boolean isToGoOn(int asked, int all);
  }

  /**
   * As above, and ends early when it is told to; what was not asked for then counts as such.
   *
   * @param search whose messages; its time also bounds how far back a conversation is read
   * @param limit how many conversations are asked for at most
   * @param pace asked before each
   */
  public ReadBackFindings find(Search search, int limit, Pace pace) {
    List<Conversation> all = conversations(search, limit);
    int asked = 0;
    List<Repeat> repeats = new ArrayList<>();
    Map<String, Long> unread = new TreeMap<>();
    Map<String, Boolean> connected = new HashMap<>();
    for (Conversation each : all) {
      if (!pace.isToGoOn(asked, all.size())) {
        break;
      }
      asked++;
      ReadBack shown = provider.readBack(each.query());
      boolean isConnected = connected.computeIfAbsent(each.providerAccountId(), this::isConnected);
      if (shown instanceof ReadBack.Complete complete) {
        List<Repeat> found = each.repeats(complete.messages(), search.within());
        repeats.addAll(found);
        if (found.isEmpty() && !isConnected) {
          unread.merge("its account is not connected, so the provider may lag", 1L, Long::sum);
        }
      } else if (shown instanceof ReadBack.Unreadable unreadable) {
        unread.merge(unreadable.reason(), 1L, Long::sum);
      }
    }
    long total = all.isEmpty() ? 0 : all.get(0).total();
    return new ReadBackFindings(total, asked, unread, repeats);
  }

  private boolean isConnected(String providerAccountId) {
    return provider.accountHealth(providerAccountId) instanceof AccountHealth.Ok;
  }

  private List<Conversation> conversations(Search search, int limit) {
    return database.inTransaction(
        handle -> {
          ReadOnly.begin(handle);
          return handle
              .createQuery(Database.sql("incidents/conversations"))
              .bindByType("since", search.since(), Instant.class)
              .bindByType("account", search.account(), Long.class)
              .bindByType("campaign", search.campaign(), Long.class)
              .bind("limit", limit)
              .map(Database.rows(Conversation.class))
              .list();
        });
  }

  /**
   * An account's conversation with a person.
   *
   * @param since when we first wrote, of what is looked for
   * @param total how many conversations there are in all
   */
  record Conversation(
      String account,
      String providerAccountId,
      String person,
      String recipientId,
      Instant since,
      long total) {

    ReadBackQuery query() {
      return new ReadBackQuery(providerAccountId, recipientId, since.minus(CLOCK_LEEWAY));
    }

    List<Repeat> repeats(List<SeenMessage> shown, Duration within) {
      Set<String> ids = new HashSet<>();
      List<Sent> ours =
          shown.stream()
              .filter(SeenMessage::fromUs)
              .filter(seen -> ids.add(seen.messageId()))
              .map(this::sent)
              .filter(sent -> !sent.sameText().isEmpty())
              .toList();
      return Repeat.all(Chains.of(ours, Sent::sameText, within), Source.READ_BACK);
    }

    private Sent sent(SeenMessage seen) {
      String text = ReadBack.normal(seen.text());
      return new Sent(
          account, null, person, null, text, text, seen.sentAt(), seen.messageId(), null);
    }

    /** Leaves the provider's id of the person out. */
    @Override
    public String toString() {
      return "Conversation[account " + account + ", since " + since + "]";
    }
  }
}
