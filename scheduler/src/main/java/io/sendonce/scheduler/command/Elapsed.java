package io.sendonce.scheduler.command;

import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time that were measured, as people read them: {@code 9.4 s}, {@code 1 h 2 min}. */
final class Elapsed {

  private Elapsed() {}

  static String text(Duration elapsed) {
    StringBuilder text = new StringBuilder();
    if (elapsed.toHours() > 0) {
      text.append(elapsed.toHours()).append(" h ");
    }
    if (elapsed.toMinutesPart() > 0) {
      text.append(elapsed.toMinutesPart()).append(" min ");
    }
    Duration rest = elapsed.minusMinutes(elapsed.toMinutes());
    if (!rest.isZero() || text.isEmpty()) {
      text.append(seconds(rest)).append(" s");
    }
    return text.toString().strip();
  }

  /** In seconds, to the millisecond. */
  private static String seconds(Duration elapsed) {
    BigDecimal seconds = BigDecimal.valueOf(elapsed.toMillis(), 3).stripTrailingZeros();
    return seconds.toPlainString();
  }
}
