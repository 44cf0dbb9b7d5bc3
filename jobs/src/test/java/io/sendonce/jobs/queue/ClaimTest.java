package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimTest {

  private static final Lane ALL = new Lane(0, 1);
  private static final Duration LEASE = Duration.ofMinutes(1);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void aDueMessageIsClaimedWithItsAttemptAndLedgerRowWrittenAhead() {
    long id = database.enqueueAnywhere("a");
    List<Claim> claims = queue().claimDue(ALL, 10, LEASE).claims();
    assertThat(claims).extracting(Claim::queueId).containsExactly(id);
    assertThat(database.status(id)).isEqualTo("processing");
    assertThat(database.value(String.class, "SELECT status FROM linkedin_messages"))
        .isEqualTo("sending");
    assertThat(database.value(Long.class, "SELECT id FROM send_attempts WHERE outcome IS NULL"))
        .isEqualTo(claims.get(0).token());
  }

  @Test
  void aSettledMessageIsSentOnceAndItsLedgerRowHoldsTheIds() {
    long id = database.enqueueAnywhere("a");
    Claim claim = queue().claimDue(ALL, 10, LEASE).claims().get(0);
    Settlement settlement =
        new Settlement(claim, Fate.sent(new Receipt("m1", "c1")), ProviderReply.NONE);
    assertThat(queue().settle(List.of(settlement))).containsExactly(id);
    assertThat(queue().settle(List.of(settlement))).isEmpty();
    assertThat(database.rows("SELECT status, chat_id, message_id FROM linkedin_messages"))
        .containsExactly(java.util.Map.of("status", "sent", "chat_id", "c1", "message_id", "m1"));
  }

  private SendQueue queue() {
    return new SendQueue(database.statements(), "node-a");
  }
}
