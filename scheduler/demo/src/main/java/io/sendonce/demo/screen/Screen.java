package io.sendonce.demo.screen;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Prints lines, and one line that changes. Safe for use by several threads. */
public final class Screen {

  private static final Duration APART = Duration.ofSeconds(5);
  // Long lines are cut at the edge instead of wrapped: a wrapped line cannot be rewritten.
  private static final String REWRITE = "\r\u001b[K\u001b[?7l";
  private static final String WRAP_AGAIN = "\u001b[?7h";
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private String current = "";
  private long nextAt;
  private boolean muted;

  /**
   * A screen.
   *
   * @param terminal whether lines can be rewritten
   * @param nanoTime as {@link System#nanoTime}
   */
  public Screen(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.nextAt = nanoTime.getAsLong();
  }

  /** This process's standard output. */
  public static Screen ofThisProcess() {
    return new Screen(System.out, isTerminal(), System::nanoTime);
  }

  /** Prints a line, above the one that changes. */
  public synchronized void line(String text) {
    if (muted) {
      return;
    }
    if (current.isEmpty()) {
      out.println(text);
    } else {
      out.println(CLEAR + text);
      out.print(current);
    }
    out.flush();
  }

  /** Shows how far it is: at once on a terminal, else every five seconds. */
  public void progress(ProgressLine progress) {
    progress(progress.text());
  }

  /** Shows how far it is, in one line: at once on a terminal, else every five seconds. */
  public synchronized void progress(String progress) {
    if (muted) {
      return;
    }
    if (terminal) {
      current = REWRITE + progress + WRAP_AGAIN;
      out.print(current);
      out.flush();
    } else if (nanoTime.getAsLong() - nextAt >= 0) {
      nextAt = nanoTime.getAsLong() + APART.toNanos();
      out.println(progress);
      out.flush();
    }
  }

  /** Leaves the last progress standing and starts a new line. */
  public void endProgress(ProgressLine last) {
    endProgress(last.text());
  }

  /** Leaves this line standing and starts a new one. */
  public synchronized void endProgress(String last) {
    if (!muted) {
      out.println(terminal ? CLEAR + last : last);
    }
    current = "";
    nextAt = nanoTime.getAsLong();
    out.flush();
  }

  /** Prints a last line and nothing after it. */
  public synchronized void mute(String lastLine) {
    line(lastLine);
    if (!current.isEmpty()) {
      out.print(CLEAR);
      out.flush();
    }
    current = "";
    muted = true;
  }

  /** The JDK's own answer, {@code System.console()}, differs between 17 and 25. */
  private static boolean isTerminal() {
    try {
      Process test =
          new ProcessBuilder("sh", "-c", "test -t 1 && test \"$TERM\" != dumb").inheritIO().start();
      return test.waitFor(2, TimeUnit.SECONDS) && test.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
