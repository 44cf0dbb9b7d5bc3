package io.sendonce.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The node's clock is set, and nobody notices (F10). */
class DatabaseClockTest {

  private final AtomicLong local = new AtomicLong(1_000_000);
  private final AtomicLong nanos = new AtomicLong(-7);
  private final DatabaseClock clock =
      new DatabaseClock(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
              return Instant.ofEpochMilli(local.get());
            }
          },
          nanos::get);

  @Test
  void itGoesByTheNodesUntilItIsSet() {
    pass(Duration.ofSeconds(1));
    assertThat(clock.millis()).isEqualTo(1_001_000);
    assertThat(clock.isLocal()).isTrue();
  }

  @Test
  void aNodesClockThatIsSetBetweenTwoCheckInsChangesNothing() {
    clock.set(1_000_000);
    local.addAndGet(Duration.ofHours(1).toMillis());
    pass(Duration.ofSeconds(2));
    assertThat(clock.millis()).isEqualTo(1_002_000);
    assertThat(clock.isLocal()).isFalse();
    assertThat(clock.isBehind()).isFalse();
    assertThat(clock.notAhead(clock.local().millis())).isEqualTo(1_002_000);
  }

  @Test
  void aNodeWhoseClockIsSetBackIsBehind() {
    clock.set(1_000_000);
    local.addAndGet(-Duration.ofHours(1).toMillis());
    assertThat(clock.isBehind()).isTrue();
    assertThat(clock.millis()).isEqualTo(1_000_000);
  }

  @Test
  void aNodeWhoseClockIsRightReservesAhead() {
    clock.set(1_000_400);
    assertThat(clock.isLocal()).isTrue();
    assertThat(clock.notAhead(1_005_000)).isEqualTo(1_005_000);
  }

  private void pass(Duration time) {
    local.addAndGet(time.toMillis());
    nanos.addAndGet(time.toNanos());
  }
}
