package io.sendonce.jobs.delivery;

import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.ClaimedBatch;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.restore.RestoredDatabaseException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Works the send lanes of one node. All lanes share the node's send slots. Safe for use by many
 * threads, one lane each.
 */
public final class SendLanes implements AutoCloseable {

  /** How long a lane with messages in flight waits before it looks for due ones again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final SendQueue queue;
  private final Delivery delivery;
  private final Settler settler;
  private final DeliverySettings settings;
  private final DeliveryEvents events;
  private final Executor executor;
  private final Semaphore slots;
  private volatile boolean stopping;

  /**
   * A node's lanes, ready to run.
   *
   * @param partners whom they work with
   * @param settings how they work
   * @param events is told what happens
   * @param executor runs one send per task; has room for as many as there are slots
   */
  public SendLanes(
      DeliveryPartners partners,
      DeliverySettings settings,
      DeliveryEvents events,
      Executor executor) {
    DeliverySettings.Timing timing = settings.timing();
    this.queue = partners.queue();
    this.delivery = new Delivery(partners, settings, events);
    this.settler = new Settler(queue, events, timing.settleWindow(), timing.lease());
    this.settings = settings;
    this.events = events;
    this.executor = executor;
    this.slots = new Semaphore(settings.slots());
  }

  /**
   * Works one lane for one slice: claims and sends what is due until nothing is, the slice is over
   * or a stop is asked for, then waits for its last sends.
   *
   * @param lane which accounts
   * @param stop whether this run should end early
   * @return how many messages were claimed
   * @throws InterruptedException if the waiting was interrupted; sends in flight still settle
   */
  public int run(Lane lane, BooleanSupplier stop) throws InterruptedException {
    long end = System.nanoTime() + settings.timing().slice().toNanos();
    InFlight inFlight = new InFlight();
    int claimed = 0;
    while (!stopping && !stop.getAsBoolean() && System.nanoTime() - end < 0) {
      // Looked at before the claim: what lands during it may have made more due.
      boolean idle = inFlight.isNone();
      long landings = inFlight.landings();
      ClaimedBatch batch = claimAndStart(lane, inFlight);
      claimed += batch.claims().size();
      if (batch.isEmpty() && idle) {
        break;
      }
      if (batch.isEmpty()) {
        inFlight.awaitLanding(landings, LOOK_AGAIN);
      }
    }
    inFlight.awaitNone();
    return claimed;
  }

  /** Starts no further send; those whose request is not being written yet go back to the queue. */
  public void stop() {
    stopping = true;
  }

  /** Settles what is left. Runs of lanes should have ended. */
  @Override
  public void close() {
    stop();
    settler.close();
  }

  private ClaimedBatch claimAndStart(Lane lane, InFlight inFlight) throws InterruptedException {
    int free = reserveSlots();
    int used = 0;
    try {
      if (free == 0) {
        return ClaimedBatch.NOTHING;
      }
      // Taken before the claim, so that it always ends before the lease that the claim sets.
      long asked = System.nanoTime();
      SendPermit permit = permitUntil(asked + usableLease().toNanos());
      ClaimedBatch batch = claim(lane, free);
      events.claimed(lane, batch.claims().size(), batch.suppressed());
      for (Claim claim : batch.claims()) {
        inFlight.started();
        used++;
        start(claim, new Turn(asked, permit), inFlight);
      }
      return batch;
    } finally {
      slots.release(free - used);
    }
  }

  private ClaimedBatch claim(Lane lane, int free) {
    try {
      return queue.claimDue(lane, free, settings.timing().lease());
    } catch (RestoredDatabaseException restored) {
      queue.noteRestore(restored, settings.doubt().firstLook()).ifPresent(events::restoredDatabase);
      return ClaimedBatch.NOTHING;
    }
  }

  /** Takes all free slots; when other lanes hold every one, waits a little for one. */
  private int reserveSlots() throws InterruptedException {
    int free = slots.drainPermits();
    if (free > 0) {
      return free;
    }
    return slots.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS) ? 1 : 0;
  }

  /**
   * When a claim was asked for, and how long it may be used.
   *
   * @param asked by {@code System.nanoTime()}
   */
  private record Turn(long asked, SendPermit permit) {}

  private void start(Claim claim, Turn turn, InFlight inFlight) {
    Runnable task =
        () -> {
          try {
            events.starting(claim, claim.overdue().plusNanos(System.nanoTime() - turn.asked()));
            settler.settle(delivery.deliver(claim, turn.permit()));
          } finally {
            slots.release();
            inFlight.landed();
          }
        };
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // No thread will send it: it goes back through the same door, unsent.
      stop();
      task.run();
    }
  }

  private Duration usableLease() {
    return settings.timing().lease().minus(settings.timing().margin());
  }

  private SendPermit permitUntil(long deadline) {
    return () -> stopping ? Duration.ZERO : Duration.ofNanos(deadline - System.nanoTime());
  }
}
