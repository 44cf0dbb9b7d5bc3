package io.sendonce.scheduler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FileWatchTest {

  private static final int WRITES = 20;

  private final List<String> offered = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger looks = new AtomicInteger();
  private String seen = "in use";

  /** Half a file may read well and name half of the jobs only. */
  @Test
  void aFileIsNotUsedWhileItIsBeingWritten() {
    Supplier<String> growing = () -> "line " + Math.min(looks.incrementAndGet(), WRITES);
    watch(growing, true, () -> await().until(() -> looks.get() > WRITES + 10));
    assertThat(offered).containsExactly("line " + WRITES);
  }

  @Test
  void whatWasNotTakenOverIsOfferedAgain() {
    watch(() -> "other", false, () -> await().until(() -> offered.size() >= 3));
  }

  @Test
  void whatIsInUseIsNotOffered() {
    Supplier<String> same =
        () -> {
          looks.incrementAndGet();
          return "in use";
        };
    watch(same, true, () -> await().until(() -> looks.get() > 10));
    assertThat(offered).isEmpty();
  }

  private void watch(Supplier<String> content, boolean isTakenOver, Runnable meanwhile) {
    Supplier<String> kept = () -> seen = content.get();
    FileWatch watch =
        new FileWatch(
            kept,
            Duration.ofMillis(5),
            "in use",
            () -> false,
            () -> {
              offered.add(seen);
              return isTakenOver;
            });
    watch.start();
    try {
      meanwhile.run();
    } finally {
      watch.stop();
    }
  }
}
