package io.sendonce.jobs.queue;

import static io.sendonce.jobs.queue.MessageStatus.PENDING;
import static io.sendonce.jobs.queue.MessageStatus.SENT;
import static io.sendonce.jobs.queue.MessageStatus.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @Test
  void everyMoveOfADeliveryIsAnEventWithItsAttempt() {
    messages.in(SENT);
    assertThat(history("from_status || ' -> ' || to_status || ' by attempt ' || attempt_id"))
        .containsExactly("pending -> processing by attempt 1", "processing -> sent by attempt 1");
  }

  @Test
  void aMoveByHandNamesTheHand() {
    long id = messages.in(PENDING);
    database.run(
        "SET LOCAL application_name = 'psql of ada';"
            + " UPDATE send_queue SET status = 'cancelled', status_reason = 'wrong list' WHERE id = "
            + id);
    String user = database.value(String.class, "SELECT session_user::text");
    assertThat(history("from_status || ' -> ' || to_status || ': ' || reason || ', ' || actor"))
        .containsExactly("pending -> cancelled: wrong list, " + user + " by psql of ada");
  }

  @Test
  void aProgramMaySayForWhomItActs() {
    long id = messages.in(PENDING);
    database.run(
        "SET LOCAL sendonce.actor = 'ada'; UPDATE send_queue SET status = 'cancelled' WHERE id = "
            + id);
    assertThat(history("actor")).containsExactly("ada");
  }

  @Test
  void everyRowOfAManyRowStatementIsAnEvent() {
    messages.in(PENDING);
    messages.in(PENDING);
    database.run("UPDATE send_queue SET status = 'cancelled'");
    assertThat(history("to_status")).containsExactly("cancelled", "cancelled");
  }

  @Test
  void whatChangesNoStatusIsNoEvent() {
    messages.in(UNCERTAIN);
    List<String> before = history("to_status");
    database.run("UPDATE send_queue SET look_at = now(), status = status");
    assertThat(history("to_status")).isEqualTo(before);
  }

  @Test
  void anEventHappenedWhenTheRowSays() {
    messages.in(SENT);
    assertThat(
            database.value(
                Boolean.class,
                "SELECT max(e.happened_at) = max(q.status_at) FROM message_events e, send_queue q"))
        .isTrue();
  }

  private List<String> history(String column) {
    return database.strings("SELECT " + column + " AS it FROM message_events ORDER BY id");
  }
}
