package io.sendonce.jobs.testdata;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.delivery.DeliveryEvents;
import io.sendonce.jobs.delivery.DeliveryPartners;
import io.sendonce.jobs.delivery.DeliverySettings;
import io.sendonce.jobs.delivery.SendLanes;
import io.sendonce.jobs.pacing.ProviderBreaker;
import io.sendonce.jobs.pacing.RetrySchedule;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.recovery.Recovery;
import io.sendonce.jobs.recovery.RecoveryEvents;
import io.sendonce.jobs.recovery.RecoverySettings;
import io.sendonce.jobs.recovery.RecoverySettings.Policy;
import java.time.Duration;

/** The parts of a node that send and recover, without a scheduler. */
public final class Node implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final String name;
  private final Database database;
  private final UnipileProvider provider;
  private final SendLanes lanes;

  /** A node that looks for what is in doubt at once, and again after an hour. */
  public Node(String name, Database database, UnipileProvider provider) {
    this.name = name;
    this.database = database;
    this.provider = provider;
    this.lanes =
        new SendLanes(
            new DeliveryPartners(
                provider,
                new SendQueue(database, name),
                new Accounts(database),
                new ProviderBreaker(3, Duration.ofMinutes(1), Duration.ofMinutes(5))),
            new DeliverySettings(
                8,
                new DeliverySettings.Timing(
                    LEASE,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    Duration.ZERO,
                    Duration.ofMillis(1)),
                new RetrySchedule(Duration.ofSeconds(30), Duration.ofMinutes(10), 3),
                new DeliverySettings.Doubt(Duration.ZERO, Duration.ZERO)),
            new DeliveryEvents() {},
            Runnable::run);
  }

  /** Sends what is due in a lane. */
  public void send(Lane lane) {
    try {
      lanes.run(lane, () -> false);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes the messages uncertain that silent nodes, or a restored database, may have forgotten, and
   * looks for all whose time has come.
   */
  public void recover(Policy policy) {
    RecoverySettings settings =
        new RecoverySettings(policy, Duration.ZERO, Duration.ofHours(1), 2, Duration.ZERO);
    Recovery recovery = new Recovery(database, name, provider, settings, new RecoveryEvents() {});
    recovery.expireLeases();
    recovery.doubtForgotten();
    recovery.reconcile(() -> false);
  }

  @Override
  public void close() {
    lanes.close();
  }
}
