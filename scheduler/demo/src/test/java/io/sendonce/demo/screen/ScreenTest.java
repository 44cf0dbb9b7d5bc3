package io.sendonce.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void withoutATerminalProgressIsALineEveryFiveSeconds() {
    Screen screen = screen(false);

    for (int second = 0; second <= 11; second++) {
      screen.progress(at(second));
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    assertThat(lines())
        .extracting(line -> line.substring(0, 6))
        .containsExactly("   0 s", "   5 s", "  10 s");
  }

  @Test
  void onATerminalTheLineIsRewrittenAndOthersComeAboveIt() {
    Screen screen = screen(true);

    screen.progress(at(1));
    screen.line("node-2 killed");
    screen.progress(at(2));

    String once = "\r\u001b[K\u001b[?7l" + at(1).text() + "\u001b[?7h";
    assertThat(text())
        .isEqualTo(
            once
                + ("\r\u001b[Knode-2 killed" + System.lineSeparator())
                + once
                + once.replace(at(1).text(), at(2).text()));
  }

  @Test
  void nothingIsPrintedAfterItIsMuted() {
    Screen screen = screen(false);

    screen.mute("Interrupted");
    screen.line("too late");
    screen.progress(at(9));
    screen.endProgress(at(9));

    assertThat(lines()).containsExactly("Interrupted");
  }

  private Screen screen(boolean terminal) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Screen(out, terminal, nanos::get);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return text().lines().toList();
  }

  private static ProgressLine at(int second) {
    return new ProgressLine(
        Duration.ofSeconds(second), new ProgressLine.Queue(3, 1, 1, 1, 0), 2, 1);
  }
}
