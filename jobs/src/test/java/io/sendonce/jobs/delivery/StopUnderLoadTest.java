package io.sendonce.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.brake.Brake;
import io.sendonce.jobs.brake.Scope;
import io.sendonce.jobs.brake.Standstill;
import io.sendonce.jobs.queue.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stop in the middle of sending (F18). */
class StopUnderLoadTest {

  private static final int ACCOUNTS = 12;
  private static final int PEOPLE = 150;

  @RegisterExtension final DeliveryRig rig = new DeliveryRig();

  @Test
  void onceItIsAcknowledgedAndNothingIsInFlightNoRequestBegins() throws Exception {
    queue();
    List<Future<Integer>> runs = new ArrayList<>();
    for (int lane = 0; lane < 3; lane++) {
      SendLanes node = rig.node("node-" + lane);
      Lane own = new Lane(lane, 3);
      runs.add(rig.threads.submit(() -> node.run(own, () -> false)));
    }
    await().until(() -> rig.sendsOnTheWire() >= 20);
    new Brake(rig.database.statements(), Actor.atCommandLine("ada"))
        .pause(new Scope.Everything(), null, "wrong text");
    Standstill standstill = new Standstill(rig.database.statements());
    assertThat(standstill.awaitClaims(Duration.ofSeconds(10))).isTrue();
    long begun = attempts();
    await().until(() -> standstill.inFlight(new Scope.Everything()).isEmpty());
    long sends = rig.sendsOnTheWire();
    for (Future<Integer> run : runs) {
      run.get();
    }
    rig.node("late").run(DeliveryRig.ALL, () -> false);
    assertThat(attempts()).as("attempts since the acknowledgement").isEqualTo(begun);
    assertThat(rig.sendsOnTheWire()).as("requests since nothing was in flight").isEqualTo(sends);
    assertThat(
            rig.database.value(
                Long.class, "SELECT count(*) FROM send_queue WHERE status = 'pending'"))
        .as("left to be sent")
        .isPositive();
  }

  private long attempts() {
    return rig.database.value(Long.class, "SELECT count(*) FROM send_attempts");
  }

  private void queue() {
    long campaign = rig.database.campaign("spring");
    rig.database.run(
        "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
            + " SELECT 'account-' || i, '0', '0' FROM generate_series(1, ?) AS i",
        ACCOUNTS);
    rig.database.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id)"
            + " SELECT ?, 'person-' || i FROM generate_series(1, ?) AS i",
        campaign,
        ACCOUNTS * PEOPLE);
    rig.database.run(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
            + " SELECT ?, p.id, 1 + p.id % ?, 1, 'Hello' FROM campaign_prospects p",
        campaign, ACCOUNTS);
  }
}
