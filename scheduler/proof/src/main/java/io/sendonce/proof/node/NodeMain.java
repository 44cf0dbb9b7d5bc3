package io.sendonce.proof.node;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** A node as a program. Its one argument is a Quartz properties file with some keys of its own. */
public final class NodeMain {

  /** Key: the JDBC URL the jobs write to. */
  public static final String DIARY = "proof.diary";

  /** Key: {@code false} makes a scheduler that is never started, as a console has one. */
  public static final String STARTED = "proof.started";

  /** What it says when its scheduler runs, or is there where it is not to be started. */
  public static final String READY = "ready";

  /** How the line begins that says why its scheduler could not be made or started. */
  public static final String REFUSED = "refused ";

  private NodeMain() {}

  /** Runs it. Returns when the scheduler is up: whether the process stays is Quartz's affair. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Properties properties = read(Path.of(arguments[0]));
    Orders orders = new Orders(System.in, System.out);
    Diary.open(
        properties.getProperty(DIARY),
        properties.getProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID));
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
      orders.takeFor(scheduler);
      if (!"false".equals(properties.getProperty(STARTED))) {
        scheduler.start();
      }
      orders.say(READY);
    } catch (SchedulerException | RuntimeException e) {
      e.printStackTrace();
      orders.say(REFUSED + e);
      orders.watch();
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
