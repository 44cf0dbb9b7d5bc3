package io.sendonce.scheduler.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CountsTest {

  @Test
  void whatIsQuickIsCountedForEachWhoLooks() {
    AtomicInteger counted = new AtomicInteger();
    try (Counts<Integer> counts = new Counts<>(counted::incrementAndGet)) {
      assertThat(counts.get()).isEqualTo(1);
      assertThat(counts.soon()).contains(2);
    }
  }

  @Test
  void nobodyWaitsLongForTheFirstCountAndItIsMadeOnce() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger counted = new AtomicInteger();
    try (Counts<Integer> counts =
        new Counts<>(
            () -> {
              waitFor(mayEnd);
              return counted.incrementAndGet();
            })) {
      assertThat(counts.soon()).isEmpty();
      assertThat(counts.soon()).isEmpty();
      mayEnd.countDown();
      await().until(() -> counts.soon().isPresent());
      assertThat(counts.soon()).contains(1);
      assertThat(counts.get()).isEqualTo(1);
    }
  }

  @Test
  void oneThatFailsIsNoCountAndAnOlderOneStays() {
    AtomicInteger counted = new AtomicInteger();
    try (Counts<Integer> counts =
        new Counts<>(
            () -> {
              if (counted.incrementAndGet() != 2) {
                throw new IllegalStateException("no answer");
              }
              return 2;
            })) {
      assertThatThrownBy(counts::get).hasMessage("it could not be counted yet");
      assertThat(counts.get()).isEqualTo(2);
      assertThat(counts.get()).isEqualTo(2);
      assertThat(counted).hasValue(3);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
