package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.Meaning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks again and again whether a file has other content; a thread of the node and not a job, which
 * would look on whichever node runs it. Compares content, because a link that is turned to another
 * file has any time stamp.
 */
final class FileWatch {

  /** Written in pieces, a file may read well before it is whole: it must be seen so twice. */
  private static final Duration STEADY = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<String> content;
  private final Duration interval;
  private final BooleanSupplier again;
  private final BooleanSupplier changed;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private String known;

  /**
   * @param content the fingerprint of the content as it is now
   * @param known the fingerprint of the content that is in use
   * @param again whether equal content counts as changed too
   * @param changed is called when the content is another; false to be called again
   */
  FileWatch(
      Supplier<String> content,
      Duration interval,
      String known,
      BooleanSupplier again,
      BooleanSupplier changed) {
    this.content = content;
    this.interval = interval;
    this.known = known;
    this.again = again;
    this.changed = changed;
    this.thread = new Thread(this::watch, "jobs-file-watch");
    thread.setDaemon(true);
  }

  /** A text that is another for other content; a file that cannot be read has one as well. */
  static String fingerprint(Path file) {
    try {
      return Meaning.fingerprint(List.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (IOException unreadable) {
      return "unreadable";
    }
  }

  void start() {
    thread.start();
  }

  /** Ends after what is under way. */
  void stop() {
    stop.countDown();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!stopsWithin(interval)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    String now = content.get();
    if (now.equals(known) && !again.getAsBoolean()) {
      return;
    }
    Duration steady = interval.compareTo(STEADY) < 0 ? interval : STEADY;
    if (!stopsWithin(steady) && content.get().equals(now) && changed.getAsBoolean()) {
      known = now;
    }
  }

  private boolean stopsWithin(Duration time) throws InterruptedException {
    return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
