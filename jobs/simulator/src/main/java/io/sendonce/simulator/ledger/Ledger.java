package io.sendonce.simulator.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of deliveries. Deliveries that arrive while the disk is busy are forced
 * out together by the next force.
 */
public final class Ledger implements AutoCloseable {
  private static final int LARGEST_GROUP = 10_000;

  private final Path path;
  private final LedgerFile file;
  private final List<Delivery> recovered;
  private final BlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
  private final Thread writer;
  private final Object numbering = new Object();
  private long lastSequence;
  private boolean closed;
  private volatile @Nullable IOException failure;

  private Ledger(Path path, LedgerFile file, List<Delivery> recovered) {
    this.path = path;
    this.file = file;
    this.recovered = recovered;
    this.lastSequence = recovered.size();
    this.writer = new Thread(this::writeGroups, "simulator-ledger");
    this.writer.setDaemon(true);
  }

  /**
   * Opens or creates the file and reads back what it holds.
   *
   * @throws IOException when it cannot be read or written, was changed by hand, or is held by
   *     another simulator
   */
  public static Ledger open(Path path) throws IOException {
    LedgerFile file = LedgerFile.open(path);
    try {
      Ledger ledger = new Ledger(path, file, LedgerFile.read(path));
      ledger.writer.start();
      return ledger;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * All deliveries of a ledger file, in order; works while a simulator writes to it. A last line
   * that is still being written is left out.
   *
   * @throws IOException when the file cannot be read or holds anything but deliveries in sequence
   */
  public static List<Delivery> read(Path path) throws IOException {
    return LedgerFile.read(path);
  }

  /** What the file held when it was opened, in order. */
  public List<Delivery> recovered() {
    return recovered;
  }

  /** The file this ledger writes. */
  public Path path() {
    return path;
  }

  /** How many bytes of the file are known to be on the disk; always whole lines. */
  public long forcedBytes() {
    return file.forcedBytes();
  }

  /**
   * Why nothing can be recorded any more, or null while the ledger is well. A ledger that failed
   * once refuses everything: what its file holds is then unclear.
   */
  public @Nullable IOException failure() {
    return failure;
  }

  /**
   * Numbers and records a delivery.
   *
   * @param numbered makes the delivery from its sequence; called at once, in the order of numbers
   * @return completes when the line is forced out, exceptionally when it could not be
   */
  public CompletableFuture<Delivery> append(LongFunction<Delivery> numbered) {
    synchronized (numbering) {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("ledger " + path + " is closed"));
      }
      lastSequence++;
      Pending pending = new Pending(numbered.apply(lastSequence), new CompletableFuture<>());
      waiting.add(pending);
      return pending.forced();
    }
  }

  /** Records everything appended so far, then lets go of the file. */
  @Override
  public void close() throws IOException {
    synchronized (numbering) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.add(Pending.END);
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }

  private void writeGroups() {
    List<Pending> group = new ArrayList<>();
    boolean more = true;
    while (more) {
      group.clear();
      try {
        group.add(waiting.take());
      } catch (InterruptedException e) {
        // Nobody interrupts this thread to stop it: close() sends an end mark instead.
        continue;
      }
      waiting.drainTo(group, LARGEST_GROUP);
      int last = group.size() - 1;
      if (group.get(last).isEnd()) {
        group.remove(last);
        more = false;
      }
      write(group);
    }
  }

  private void write(List<Pending> group) {
    IOException broken = failure;
    if (broken == null && !group.isEmpty()) {
      try {
        file.append(group.stream().map(Pending::delivery).toList());
      } catch (IOException e) {
        broken = e;
        failure = e;
      }
    }
    for (Pending pending : group) {
      if (broken == null) {
        pending.forced().complete(pending.delivery());
      } else {
        pending.forced().completeExceptionally(broken);
      }
    }
  }

  private record Pending(Delivery delivery, CompletableFuture<Delivery> forced) {
    static final Pending END =
        new Pending(
            new Delivery(0, Instant.EPOCH, "", "", "", "", "", 0, null, 0),
            new CompletableFuture<>());

    boolean isEnd() {
      return delivery.sequence() == 0;
    }
  }
}
