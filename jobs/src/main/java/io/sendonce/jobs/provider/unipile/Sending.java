package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.provider.unipile.NothingWritten.Why;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One send: at most one request on the wire. */
final class Sending {

  /** How many connections that turn out to be closed are put aside before we stop looking. */
  private static final int STALE_CONNECTIONS = 3;

  private final OkHttpClient client;
  private final Requests requests;
  private final Judge judge;
  private final Duration longest;
  private final AtomicBoolean stopped = new AtomicBoolean();

  Sending(OkHttpClient client, Requests requests, UnipileSettings settings) {
    this.client = client;
    this.requests = requests;
    this.judge = new Judge(settings.pauses());
    this.longest = settings.timeouts().call();
  }

  SendOutcome send(OutboundMessage message, SendPermit permit) {
    long start = System.nanoTime();
    for (int stale = 0; stale < STALE_CONNECTIONS; stale++) {
      Duration left = longest.minusNanos(System.nanoTime() - start);
      SendOutcome outcome = attempt(message, permit, left);
      if (outcome != null) {
        return outcome;
      }
      // One closed connection means a restarted provider more often than a slow one: ask none
      // again.
      client.connectionPool().evictAll();
    }
    return judge.notWritten(Why.CONNECTION_STALE);
  }

  /** From now on nothing is written any more. */
  void stop() {
    stopped.set(true);
  }

  /**
   * Null where the connection was stale, and nothing was written: this alone may be tried again.
   */
  private @Nullable SendOutcome attempt(OutboundMessage message, SendPermit permit, Duration left) {
    Duration timeout = shorter(left, permit.timeLeft());
    if (timeout.isNegative() || timeout.isZero()) {
      return judge.notWritten(Why.TIME_RAN_OUT);
    }
    Attempt attempt = new Attempt(permit, stopped::get);
    if (attempt.toldToStop()) {
      return judge.notWritten(Why.TOLD_TO_STOP);
    }
    Optional<Request> request = requests.send(message, attempt);
    if (request.isEmpty()) {
      return judge.unusableChat();
    }
    Call call = client.newCall(request.get());
    call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return judge.answered(Answer.read(response), message);
    } catch (NothingWritten e) {
      return e.why() == Why.CONNECTION_STALE ? null : judge.failed(e, attempt);
    } catch (IOException | RuntimeException e) {
      // OkHttp fails on some answers with unchecked exceptions (a Retry-After beyond an int).
      return judge.failed(e, attempt);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
