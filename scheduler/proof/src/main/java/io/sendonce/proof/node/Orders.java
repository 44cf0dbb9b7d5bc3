package io.sendonce.proof.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;

/** Takes orders, one line each, and answers {@code ok} or {@code failed} and why. */
final class Orders {

  private final InputStream in;
  private final PrintStream out;

  Orders(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  synchronized void say(String line) {
    out.println(line.replace('\n', ' '));
    out.flush();
  }

  /** Carries out orders in a thread of its own until the input ends, then ends the process. */
  void takeFor(Scheduler scheduler) {
    inBackground(line -> say(answer(scheduler, line)));
  }

  /** Carries out nothing; ends the process when the input ends. */
  void watch() {
    inBackground(line -> say("failed: there is no scheduler"));
  }

  private interface Order {
    void take(String line);
  }

  private void inBackground(Order order) {
    Thread thread = new Thread(() -> untilTheEnd(order), "orders");
    thread.setDaemon(true);
    thread.start();
  }

  private void untilTheEnd(Order order) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        order.take(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static String answer(Scheduler scheduler, String line) {
    try {
      carryOut(scheduler, List.of(line.split(" ")));
      return "ok";
    } catch (SchedulerException | SQLException | ClassNotFoundException | RuntimeException e) {
      e.printStackTrace();
      return "failed: " + e;
    }
  }

  private static void carryOut(Scheduler scheduler, List<String> order)
      throws SchedulerException, SQLException, ClassNotFoundException {
    switch (order.get(0)) {
      case "job" -> addJob(scheduler, order);
      case "every" -> schedule(scheduler, order);
      case "now" -> {
        Diary.ofThisNode().asked(order.get(1));
        scheduler.triggerJob(JobKey.jobKey(order.get(1)));
      }
      case "shutdown" -> scheduler.shutdown(Boolean.parseBoolean(order.get(1)));
      default -> throw new IllegalArgumentException("no order: " + order);
    }
  }

  /** {@code job <name> <class> <milliseconds it runs> <requests recovery>}. */
  private static void addJob(Scheduler scheduler, List<String> order)
      throws SchedulerException, ClassNotFoundException {
    Class<? extends Job> type = Class.forName(order.get(2)).asSubclass(Job.class);
    scheduler.addJob(
        JobBuilder.newJob(type)
            .withIdentity(order.get(1))
            .usingJobData(RecordedJob.HOLD, order.get(3))
            .requestRecovery(Boolean.parseBoolean(order.get(4)))
            .storeDurably()
            .build(),
        true);
  }

  /** {@code every <trigger> <job> <first, epoch milliseconds> <period, 0 for once>}. */
  private static void schedule(Scheduler scheduler, List<String> order) throws SchedulerException {
    long period = Long.parseLong(order.get(4));
    SimpleScheduleBuilder times = SimpleScheduleBuilder.simpleSchedule();
    if (period > 0) {
      times.withIntervalInMilliseconds(period).repeatForever();
    }
    scheduler.scheduleJob(
        TriggerBuilder.newTrigger()
            .withIdentity(order.get(1))
            .forJob(order.get(2))
            .startAt(Date.from(Instant.ofEpochMilli(Long.parseLong(order.get(3)))))
            .withSchedule(times)
            .build());
  }
}
