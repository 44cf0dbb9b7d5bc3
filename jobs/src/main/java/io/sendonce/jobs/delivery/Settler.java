package io.sendonce.jobs.delivery;

import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.queue.LateReply;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.queue.Settlement;
import io.sendonce.jobs.queue.Settlement.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Settles attempts of this node in batches, so that the database commits many at once. While the
 * database does not answer it tries again, for as long as a lease lasts: what a send brought to
 * light is worth more than a quick end.
 */
final class Settler implements AutoCloseable {

  private static final int LARGEST_BATCH = 250;

  /** A connection that broke is replaced at once; a database that is away takes its time. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final SendQueue queue;
  private final DeliveryEvents events;
  private final Duration window;
  private final Duration patience;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "sendonce-settler");
  private volatile boolean closed;

  /**
   * Starts settling.
   *
   * @param window how long a batch is held open for more
   * @param patience how long a batch is tried again while the database does not answer
   */
  Settler(SendQueue queue, DeliveryEvents events, Duration window, Duration patience) {
    this.queue = queue;
    this.events = events;
    this.window = window;
    this.patience = patience;
    thread.setDaemon(true);
    thread.start();
  }

  /** Settles one attempt and waits until that is committed, found superseded, or given up. */
  void settle(Settlement settlement) {
    Waiting mine = new Waiting(settlement, new CompletableFuture<>());
    waiting.add(mine);
    mine.done().join();
  }

  /** Settles what is waiting and stops. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed || !waiting.isEmpty()) {
      List<Waiting> batch = nextBatch();
      if (!batch.isEmpty()) {
        settleBatch(batch);
        batch.forEach(each -> each.done().complete(null));
      }
    }
  }

  private List<Waiting> nextBatch() {
    List<Waiting> batch = new ArrayList<>();
    try {
      Waiting first = waiting.take();
      batch.add(first);
      long end = System.nanoTime() + window.toNanos();
      while (batch.size() < LARGEST_BATCH) {
        Waiting next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          return batch;
        }
        batch.add(next);
      }
    } catch (InterruptedException e) {
      // Closing: what is there is settled at once.
      waiting.drainTo(batch, LARGEST_BATCH);
    }
    return batch;
  }

  private void settleBatch(List<Waiting> batch) {
    List<Settlement> settlements = batch.stream().map(Waiting::settlement).toList();
    try {
      report(settlements, settleWhileLeaseLasts(settlements));
    } catch (RuntimeException failure) {
      settleRefused(batch, settlements, failure);
    }
  }

  private void settleRefused(
      List<Waiting> batch, List<Settlement> settlements, RuntimeException failure) {
    if (SqlState.refusesTheData(failure) && settlements.size() > 1) {
      // One of them is at fault; the others must not suffer for it.
      batch.forEach(each -> settleBatch(List.of(each)));
    } else if (SqlState.UNIQUE_VIOLATION.matches(failure)) {
      settleBatch(List.of(batch.get(0).withSettlement(namedAnotherMessage(settlements.get(0)))));
    } else {
      settlements.forEach(settlement -> events.settleFailed(settlement, failure));
    }
  }

  private Set<Long> settleWhileLeaseLasts(List<Settlement> settlements) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return queue.settle(settlements);
      } catch (RuntimeException e) {
        if (SqlState.refusesTheData(e) || System.nanoTime() - end > 0) {
          throw e;
        }
        pauseBetweenTries(pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      }
    }
  }

  private void report(List<Settlement> settlements, Set<Long> settled) {
    for (Settlement settlement : settlements) {
      if (settled.contains(settlement.claim().queueId())) {
        events.settled(settlement);
      } else {
        reportLate(settlement);
      }
    }
  }

  private void reportLate(Settlement settlement) {
    try {
      LateReply late = queue.recordLateReply(settlement);
      events.lostClaim(settlement, late == LateReply.DECIDED_IT);
    } catch (RuntimeException e) {
      events.settleFailed(settlement, e);
    }
  }

  private static Settlement namedAnotherMessage(Settlement settlement) {
    return new Settlement(
        settlement.claim(),
        Fate.uncertain(
            Duration.ZERO, "the provider answered with the id of another message of this account"),
        settlement.reply());
  }

  private static void pauseBetweenTries(Duration pause) {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      // Closing does not shorten the tries: the outcome is still worth writing.
    }
  }

  private record Waiting(Settlement settlement, CompletableFuture<@Nullable Void> done) {
    Waiting withSettlement(Settlement other) {
      return new Waiting(other, done);
    }
  }
}
