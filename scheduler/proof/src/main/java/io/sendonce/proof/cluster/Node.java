package io.sendonce.proof.cluster;

import io.sendonce.proof.node.NodeMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node process of a cluster, and what can be done to it. */
public final class Node {

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STALL = Duration.ofSeconds(60);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final String name;
  private final Process process;
  private final Path log;
  private final Diaries diaries;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  Node(String name, Process process, Path log, Diaries diaries) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.diaries = diaries;
    Thread reader = new Thread(this::read, "answers of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  /** Its instance id. */
  public String name() {
    return name;
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until its scheduler runs. */
  Node awaitReady() throws CaseFailedException {
    String answer = answer(LONGEST_START);
    if (!NodeMain.READY.equals(answer)) {
      throw failed("did not start: " + answer);
    }
    return this;
  }

  /** Waits until it says why it could not be started. */
  public String awaitRefusal() throws CaseFailedException {
    String answer = answer(LONGEST_START);
    if (answer == null || !answer.startsWith(NodeMain.REFUSED)) {
      throw failed("was to be refused, but said " + answer);
    }
    return answer.substring(NodeMain.REFUSED.length());
  }

  /** Declares a durable exclusive job that takes so long. */
  public void job(String job, Class<?> type, Duration takes, boolean recovers)
      throws CaseFailedException {
    order("job %s %s %d %b".formatted(job, type.getName(), takes.toMillis(), recovers));
  }

  /**
   * Gives a job a trigger.
   *
   * @param first epoch milliseconds
   * @param period zero for once
   */
  public void every(String trigger, String job, long first, Duration period)
      throws CaseFailedException {
    order("every %s %s %d %d".formatted(trigger, job, first, period.toMillis()));
  }

  /** Asks for a run now. */
  public void now(String job) throws CaseFailedException {
    order("now " + job);
  }

  /** Shuts its scheduler down and leaves the process alone. */
  public void shutdown(boolean waits) throws CaseFailedException {
    order("shutdown " + waits);
  }

  /** SIGKILL, and waits for the end. */
  public void kill() throws CaseFailedException {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
    diaries.killed(name);
  }

  /** SIGSTOP. */
  public void stall() throws CaseFailedException {
    Processes.wakeLater(process.toHandle(), LONGEST_STALL);
    Processes.signal(process.toHandle(), "STOP");
  }

  /** SIGCONT. */
  public void wake() throws CaseFailedException {
    Processes.signal(process.toHandle(), "CONT");
  }

  /** SIGTERM; does not wait. */
  public void ask() {
    // Process.destroy would close the input as well, and that ends a node at once.
    process.toHandle().destroy();
  }

  /** Waits for its end. */
  public void awaitEnd(Duration longest) throws CaseFailedException {
    if (!ended(longest)) {
      throw failed("did not end within " + longest.toSeconds() + " s");
    }
  }

  /** Whether it ended in time. */
  public boolean ended(Duration longest) {
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends its input, as the end of this program would. */
  void orphan() throws CaseFailedException {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new CaseFailedException(name + " had no input any more: " + e.getMessage(), e);
    }
  }

  /** SIGKILL at the end of a case; does not wait. */
  void destroy() {
    process.destroyForcibly();
  }

  private void order(String order) throws CaseFailedException {
    try {
      Writer writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(order + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new CaseFailedException("%s takes no orders; its log is %s".formatted(name, log), e);
    }
    String answer = answer(LONGEST_ANSWER);
    if (!"ok".equals(answer)) {
      throw failed("answered \"" + order + "\" with " + answer);
    }
  }

  private @Nullable String answer(Duration longest) throws CaseFailedException {
    try {
      return answers.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaseFailedException("interrupted", e);
    }
  }

  private CaseFailedException failed(String what) {
    return new CaseFailedException("%s %s; its log is %s".formatted(name, what, log));
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(line);
      }
    } catch (IOException e) {
      // It was killed: what it had still to say is not waited for.
      answers.add("nothing more: " + e.getMessage());
    }
  }
}
