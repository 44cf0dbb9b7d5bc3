package io.sendonce.benchmark.worker;

import com.zaxxer.hikari.HikariDataSource;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerContext;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz as it comes, one trigger for each message. */
public final class QuartzWorker implements Worker {

  private static final String LEDGER = "ledger";

  private final Scheduler scheduler;
  private final HikariDataSource connections;

  private QuartzWorker(Scheduler scheduler, HikariDataSource connections) {
    this.scheduler = scheduler;
    this.connections = connections;
  }

  static Worker start(Assignment assignment) throws SchedulerException {
    HikariDataSource connections = Connections.pool(assignment.url(), assignment.threads());
    Scheduler scheduler =
        new StdSchedulerFactory(
                StockQuartzProperties.of(assignment.url(), assignment.threads(), "worker"))
            .getScheduler();
    scheduler.getContext().put(LEDGER, new LedgerBook(connections, assignment.accounts()));
    scheduler.start();
    return new QuartzWorker(scheduler, connections);
  }

  @Override
  public void stop() throws SchedulerException {
    scheduler.shutdown(true);
    connections.close();
  }

  /** Sends the message that its trigger names. */
  public static final class SendJob implements Job {

    /** For Quartz. */
    public SendJob() {}

    @Override
    public void execute(JobExecutionContext execution) {
      ledger(execution).send(execution.getMergedJobDataMap().getLongFromString("message"));
    }

    private static LedgerBook ledger(JobExecutionContext execution) {
      try {
        SchedulerContext context = execution.getScheduler().getContext();
        if (context.get(LEDGER) instanceof LedgerBook ledger) {
          return ledger;
        }
        throw new IllegalStateException("the scheduler's context holds no ledger");
      } catch (SchedulerException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
