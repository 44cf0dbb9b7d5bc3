package io.sendonce.benchmark.worker;

import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/**
 * One message as JobRunr keeps it.
 *
 * @param message its number
 * @param text what it says
 */
public record SendMessage(long message, String text) implements JobRequest {

  @Override
  public Class<? extends JobRequestHandler<SendMessage>> getJobRequestHandler() {
    return Handler.class;
  }

  /** Sends them. */
  public static final class Handler implements JobRequestHandler<SendMessage> {

    private final LedgerBook ledger;

    Handler(LedgerBook ledger) {
      this.ledger = ledger;
    }

    @Override
    public void run(SendMessage request) {
      ledger.send(request.message());
    }
  }
}
