package io.sendonce.jobs.delivery;

import io.sendonce.jobs.db.Notices;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.queue.Claim;
import io.sendonce.jobs.queue.ClaimedBatch;
import io.sendonce.jobs.queue.Lane;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.restore.RestoredDatabaseException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Works the send lanes of one node. All lanes share the node's send slots. Safe for use by many
 * threads, one lane each.
 */
public final class SendLanes implements AutoCloseable {

  /** How long a lane with messages in flight waits before it looks for due ones again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /** How long a lane without looks at nothing, while it would be told of what is due. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(10);

  /** The same, while it would not. */
  private static final Duration LOOK_UNTOLD = Duration.ofSeconds(1);

  /** Less than this part of all slots is few. */
  private static final int FEW = 8;

  private final SendQueue queue;
  private final Delivery delivery;
  private final Settler settler;
  private final DeliverySettings settings;
  private final DeliveryEvents events;
  private final Executor executor;
  private final Semaphore slots;
  private final Set<LaneRun> runs = ConcurrentHashMap.newKeySet();
  private final @Nullable Notices notices;
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
    this.notices = timing.linger().isZero() ? null : queue.hearDue(this::wake);
  }

  /**
   * Works one lane for one slice: claims and sends what is due, and waits for more, until the slice
   * is over, there has been nothing to do for as long as a run lingers, or a stop is asked for;
   * then waits for its last sends.
   *
   * @param lane which accounts
   * @param stop whether this run should end early; looked at a few times a second
   * @return how many messages were claimed
   * @throws InterruptedException if the waiting was interrupted; sends in flight still settle
   */
  public int run(Lane lane, BooleanSupplier stop) throws InterruptedException {
    LaneRun run = new LaneRun(lane);
    runs.add(run);
    try {
      int claimed = work(run, () -> stopping || stop.getAsBoolean());
      run.awaitNoneInFlight();
      return claimed;
    } finally {
      runs.remove(run);
    }
  }

  private int work(LaneRun run, BooleanSupplier stop) throws InterruptedException {
    long end = System.nanoTime() + settings.timing().slice().toNanos();
    long idleEnd = System.nanoTime() + settings.timing().linger().toNanos();
    int claimed = 0;
    boolean isSureOfNothing = false;
    while (!stop.getAsBoolean() && System.nanoTime() - end < 0) {
      int free = reserveSlots();
      if (free == 0) {
        // It has waited, and does not know yet whether there is something to do.
        continue;
      }
      // Looked at before the claim: what lands or is told of during it may have made more due.
      boolean isIdle = run.hasNoneInFlight();
      long changes = run.changes();
      ClaimedBatch batch = claimAndStart(run, free);
      claimed += batch.claims().size();
      if (!batch.isEmpty()) {
        isSureOfNothing = false;
        idleEnd = System.nanoTime() + settings.timing().linger().toNanos();
      } else if (!isIdle) {
        run.awaitChange(changes, LOOK_AGAIN);
      } else if (System.nanoTime() - idleEnd < 0) {
        // A claim may have given way to another one, which does not tell of it.
        Duration longest = isSureOfNothing ? untilDue(run.lane()) : LOOK_AGAIN;
        isSureOfNothing = !isChangedWithin(longest, run, changes, stop, Math.min(end, idleEnd));
      } else {
        break;
      }
    }
    return claimed;
  }

  /** How long nothing is due, unless something is told of; not shorter than lanes look again. */
  private Duration untilDue(Lane lane) {
    Duration longest = notices != null && notices.isHearing() ? LOOK_ANYWAY : LOOK_UNTOLD;
    Duration next = queue.nextDue(lane).orElse(longest);
    return Collections.min(List.of(longest, Collections.max(List.of(LOOK_AGAIN, next))));
  }

  private static boolean isChangedWithin(
      Duration longest, LaneRun run, long changes, BooleanSupplier stop, long end)
      throws InterruptedException {
    long until = Math.min(System.nanoTime() + longest.toNanos(), end);
    while (!stop.getAsBoolean() && System.nanoTime() - until < 0) {
      if (run.awaitChange(changes, LOOK_AGAIN)) {
        return true;
      }
    }
    return false;
  }

  /** Starts no further send; those whose request is not being written yet go back to the queue. */
  public void stop() {
    stopping = true;
    wake(OptionalLong.empty());
  }

  /** Settles what is left. Runs of lanes should have ended. */
  @Override
  public void close() {
    stop();
    if (notices != null) {
      notices.close();
    }
    settler.close();
  }

  /** Something may have become due for an account, or for anybody if it is empty. */
  private void wake(OptionalLong account) {
    runs.stream()
        .filter(run -> account.isEmpty() || run.lane().holds(account.getAsLong()))
        .forEach(LaneRun::woken);
  }

  private ClaimedBatch claimAndStart(LaneRun run, int free) {
    int used = 0;
    try {
      // Taken before the claim, so that it always ends before the lease that the claim sets.
      long asked = System.nanoTime();
      SendPermit permit = permitUntil(asked + usableLease().toNanos());
      ClaimedBatch batch = claim(run.lane(), free);
      events.claimed(run.lane(), batch.claims().size(), batch.suppressed());
      for (Claim claim : batch.claims()) {
        run.started();
        used++;
        start(claim, new Turn(asked, permit), run);
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

  /**
   * Takes all free slots; when other lanes hold nearly every one, waits a little for some. They
   * come free together, as they are settled, and a claim of one costs nearly as much as one of
   * many.
   */
  private int reserveSlots() throws InterruptedException {
    int free = slots.drainPermits();
    if (free == 0 && slots.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
      free = 1;
    }
    if (free > 0 && free < settings.slots() / FEW) {
      LockSupport.parkNanos(settings.timing().settleWindow().toNanos());
      free += slots.drainPermits();
    }
    return free;
  }

  /**
   * When a claim was asked for, and how long it may be used.
   *
   * @param asked by {@code System.nanoTime()}
   */
  private record Turn(long asked, SendPermit permit) {}

  private void start(Claim claim, Turn turn, LaneRun run) {
    Runnable task =
        () -> {
          try {
            events.starting(claim, claim.overdue().plusNanos(System.nanoTime() - turn.asked()));
            settler.settle(delivery.deliver(claim, turn.permit()));
          } finally {
            slots.release();
            run.landed();
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
