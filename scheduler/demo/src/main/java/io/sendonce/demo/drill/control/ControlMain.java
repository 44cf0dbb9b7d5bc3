package io.sendonce.demo.drill.control;

import io.sendonce.demo.stage.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A control as a program; the drill starts it. */
public final class ControlMain {

  private static final int RUNS = 4;
  private static final Duration CRON = Duration.ofSeconds(1);

  private ControlMain() {}

  /**
   * Runs it until its queue is done.
   *
   * @param arguments the mistake, a JDBC URL, a user, the provider's address and, in milliseconds,
   *     after what time a claimed row is taken to be stuck; the password is in the environment
   */
  public static void main(String[] arguments) throws InterruptedException {
    Mistake mistake = Mistake.valueOf(arguments[0]);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(arguments[1]);
    source.setUser(arguments[2]);
    source.setPassword(System.getenv().getOrDefault(Controls.PASSWORD, ""));
    ControlQueue queue = new ControlQueue(Jdbi.create(source), mistake);
    ControlSender sender = new ControlSender(URI.create(arguments[3]), mistake.account());
    Duration stuckAfter = Duration.ofMillis(Long.parseLong(arguments[4]));
    List<Thread> runs = new ArrayList<>();
    // As cron does: the next run begins whether or not the last one has ended.
    for (int run = 0; run < RUNS || !queue.isDone(); run++) {
      if (run < RUNS || runs.stream().noneMatch(Thread::isAlive)) {
        Thread thread = new Thread(new Processor(mistake, queue, sender, stuckAfter));
        thread.start();
        runs.add(thread);
      }
      Patience.pause(mistake == Mistake.SELECT_SEND_MARK ? CRON : Duration.ofMillis(50));
    }
    for (Thread run : runs) {
      run.join();
    }
  }
}
