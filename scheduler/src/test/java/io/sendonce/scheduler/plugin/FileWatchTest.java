package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileWatchTest {

  private static final Duration INTERVAL = Duration.ofMillis(400);

  @TempDir Path directory;

  private final AtomicInteger calls = new AtomicInteger();

  /** Half a file may read well and name half of the jobs only. */
  @Test
  void aFileIsNotUsedWhileItIsBeingWritten() throws Exception {
    Path file = Files.writeString(directory.resolve("jobs"), "");
    FileWatch watch = watch(file, true);
    watch.start();
    try {
      long begin = System.nanoTime();
      for (int line = 0; System.nanoTime() - begin < Duration.ofSeconds(2).toNanos(); line++) {
        Files.writeString(file, "# " + line);
      }
      assertThat(calls).hasValue(0);

      await().until(() -> calls.get() == 1);
    } finally {
      watch.stop();
    }
  }

  @Test
  void whatWasNotTakenOverIsOfferedAgain() throws Exception {
    Path file = Files.writeString(directory.resolve("jobs"), "");
    FileWatch watch = watch(file, false);
    Files.writeString(file, "other");
    watch.start();
    try {
      await().until(() -> calls.get() >= 3);
    } finally {
      watch.stop();
    }
  }

  private FileWatch watch(Path file, boolean isTakenOver) {
    return new FileWatch(
        file,
        INTERVAL,
        FileWatch.fingerprint(file),
        () -> false,
        () -> {
          calls.incrementAndGet();
          return isTakenOver;
        });
  }
}
