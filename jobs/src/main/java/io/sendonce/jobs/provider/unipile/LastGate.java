package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.unipile.NothingWritten.Why;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The last place before a send's bytes are written: behind name look-up, connecting and the TLS
 * handshake, all of which may have taken longer than the permit lasts.
 *
 * <p>A failure in or before the gate is certainly "not sent"; once {@link Attempt#open} was called
 * it is not. Everything that can be found out without writing is therefore asked here, the permit
 * last.
 */
final class LastGate implements Interceptor {

  /** The shortest wait that a socket's read knows. */
  private static final int PEEK_MILLIS = 1;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Objects.requireNonNull(chain.request().tag(Attempt.class));
    Socket socket = Objects.requireNonNull(chain.connection()).socket();
    // Close means drop: the kernel would otherwise go on delivering what it holds for minutes.
    socket.setSoLinger(true, 0);
    refuseIfStale(socket);
    // OkHttp's streams refuse to write for an interrupted thread, but only after this gate.
    if (attempt.toldToStop()) {
      throw new NothingWritten(Why.TOLD_TO_STOP);
    }
    if (attempt.outOfTime()) {
      throw new NothingWritten(Why.TIME_RAN_OUT);
    }
    attempt.open();
    return chain.proceed(chain.request());
  }

  /**
   * A provider closes connections that were idle for long, and a request written into one is lost
   * without anybody knowing. Nothing may come in before we ask, so any byte, an end or an error
   * means that the connection is of no use. OkHttp looks in the same way, but only after 10 idle
   * seconds.
   */
  private static void refuseIfStale(Socket socket) throws IOException {
    int before = socket.getSoTimeout();
    try {
      socket.setSoTimeout(PEEK_MILLIS);
      int unused = socket.getInputStream().read();
    } catch (SocketTimeoutException quiet) {
      socket.setSoTimeout(before);
      return;
    } catch (IOException broken) {
      // As good as an end.
    }
    socket.close();
    throw new NothingWritten(Why.CONNECTION_STALE);
  }
}
