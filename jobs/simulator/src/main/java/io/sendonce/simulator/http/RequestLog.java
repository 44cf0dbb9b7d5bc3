package io.sendonce.simulator.http;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request that arrived; keeps the latest {@value #KEPT}, counts all. */
public final class RequestLog {
  private static final int KEPT = 100_000;

  private final Clock clock;
  private final Deque<Ticket> tickets = new ArrayDeque<>();
  private long arrived;
  private long answered;
  private long sends;

  RequestLog(Clock clock) {
    this.clock = clock;
  }

  /** The latest requests, oldest first. */
  public synchronized List<SeenRequest> list() {
    return tickets.stream().map(Ticket::seen).toList();
  }

  /** How many requests to the provider arrived since the start, control requests aside. */
  public synchronized long arrived() {
    return arrived;
  }

  /** How many of them asked for a message to be sent. */
  public synchronized long sends() {
    return sends;
  }

  /** How many of them have no answer yet. */
  public synchronized long inFlight() {
    return arrived - answered;
  }

  synchronized Ticket arrive(String method, String path) {
    arrived++;
    Ticket ticket =
        new Ticket(new SeenRequest(arrived, clock.instant(), method, path, 0, null, null, null));
    if (ticket.seen.isSend()) {
      sends++;
    }
    tickets.add(ticket);
    if (tickets.size() > KEPT) {
      tickets.remove();
    }
    return ticket;
  }

  /** The log's entry of one request, filled in as it becomes known. */
  final class Ticket {
    private SeenRequest seen;

    private Ticket(SeenRequest seen) {
      this.seen = seen;
    }

    long number() {
      return seen().number();
    }

    SeenRequest seen() {
      synchronized (RequestLog.this) {
        return seen;
      }
    }

    void bodyRead(long bytes) {
      change(bytes, seen().account(), seen().person(), seen().answered());
    }

    void about(@Nullable String account, @Nullable String person) {
      change(seen().bytes(), account, person, seen().answered());
    }

    /** Noted before the answer is written, so that whoever has the answer finds it here. */
    void answering(String how) {
      synchronized (RequestLog.this) {
        if (seen.answered() == null) {
          answered++;
        }
        change(seen.bytes(), seen.account(), seen.person(), how);
      }
    }

    void clientGone() {
      String how = seen().answered();
      answering(how == null ? "client gone" : how + ", client gone");
    }

    private void change(
        long bytes, @Nullable String account, @Nullable String person, @Nullable String how) {
      synchronized (RequestLog.this) {
        Instant at = seen.at();
        seen =
            new SeenRequest(
                seen.number(), at, seen.method(), seen.path(), bytes, account, person, how);
      }
    }
  }
}
