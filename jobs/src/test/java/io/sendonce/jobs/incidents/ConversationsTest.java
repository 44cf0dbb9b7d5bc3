package io.sendonce.jobs.incidents;

import static io.sendonce.jobs.incidents.LegacyMessages.HOUR;
import static io.sendonce.jobs.incidents.LegacyMessages.START;
import static io.sendonce.jobs.incidents.LegacyMessages.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.jobs.testdata.ShownConversations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationsTest {

  private static final Search ALL = new Search(HOUR, null, null, null);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final ShownConversations provider = new ShownConversations();
  private long account;
  private long campaign;

  @BeforeEach
  void anAccount() {
    account = database.account("account-a");
    campaign = database.campaign("spring");
  }

  @Test
  void whatNobodyHasOnRecordIsFoundByAsking() {
    sentTo("person-1");
    sentTo("person-2");
    shows("person-1", ours("m1", "Hello\u00a0", 0), ours("m2", "Hello", 9), ours("m2", "Hello", 9));
    shows("person-2", ours("m3", "Hello", 0));
    ReadBackFindings findings = find(10);
    assertThat(lines(findings.repeats())).containsExactly("person-1: 2 in PT9S");
    assertThat(findings.repeats().get(0).sources()).containsExactly(Source.READ_BACK);
    assertThat(findings.conversations()).isEqualTo(2);
    assertThat(findings.unread()).isEmpty();
    assertThat(provider.queries())
        .hasSize(2)
        .allMatch(query -> query.providerAccountId().equals("account-a"));
    assertThat(provider.queries().get(0).since()).isBefore(Instant.now().minusSeconds(29));
  }

  @Test
  void nearMissesDoNotCount() {
    sentTo("person-1");
    shows(
        "person-1",
        ours("m1", "Hello", 0),
        ours("m2", "Hello!", 5),
        ours("m3", "Hello", 3601),
        ours("m4", "", 6),
        ours("m5", "", 7),
        new SeenMessage("m6", null, "Hello", START.plusSeconds(8), false));
    assertThat(find(10).repeats()).isEmpty();
  }

  @Test
  void whatCouldNotBeReadIsDontKnow() {
    sentTo("person-1");
    sentTo("person-2");
    provider.shows("person-1", new ReadBack.Unreadable("HTTP 500"));
    shows("person-2", ours("m3", "Hello", 0));
    assertThat(find(10).unread()).containsExactly(Map.entry("HTTP 500", 1L));
  }

  @Test
  void anAccountThatIsNotConnectedProvesNoAbsence() {
    sentTo("person-1");
    sentTo("person-2");
    shows("person-1", ours("m1", "Hello", 0), ours("m2", "Hello", 9));
    shows("person-2", ours("m3", "Hello", 0));
    provider.health(new AccountHealth.NotKnown("HTTP 500"));
    ReadBackFindings findings = find(10);
    assertThat(findings.repeats()).hasSize(1);
    assertThat(findings.unread())
        .containsExactly(Map.entry("its account is not connected, so the provider may lag", 1L));
  }

  @Test
  void theOnesThatWereWrittenIntoLastAreAskedForFirst() {
    sentTo("person-1");
    sentTo("person-2");
    shows("person-2", ours("m3", "Hello", 0));
    ReadBackFindings findings = find(1);
    assertThat(provider.queries())
        .extracting(ReadBackQuery::recipientId)
        .containsExactly("person-2");
    assertThat(findings.conversations()).isEqualTo(2);
    assertThat(findings.asked()).isEqualTo(1);
    provider.queries().clear();
    Conversations conversations = new Conversations(database.statements(), provider);
    conversations.find(new Search(HOUR, null, account + 1, null), 9);
    conversations.find(new Search(HOUR, null, null, campaign + 1), 9);
    conversations.find(new Search(HOUR, Instant.now().plusSeconds(60), null, null), 9);
    assertThat(provider.queries()).isEmpty();
  }

  private ReadBackFindings find(int limit) {
    return new Conversations(database.statements(), provider).find(ALL, limit);
  }

  private void sentTo(String person) {
    Messages messages = new Messages(database);
    long id = database.enqueue(campaign, database.prospect(campaign, person), account, 1);
    messages.settle(messages.claimOf(id), Fate.sent(new Receipt("m-" + person, "chat-" + person)));
  }

  private void shows(String person, SeenMessage... messages) {
    provider.shows(person, new ReadBack.Complete(List.of(messages)));
  }

  private static SeenMessage ours(String id, String text, int second) {
    return new SeenMessage(id, null, text, START.plusSeconds(second), true);
  }
}
