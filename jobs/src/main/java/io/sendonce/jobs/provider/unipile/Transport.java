package io.sendonce.jobs.provider.unipile;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The two HTTP clients: one that may send, one that only reads. They share no connection, so a slow
 * read never stands in a send's way.
 */
final class Transport implements AutoCloseable {

  private final OkHttpClient sending;
  private final OkHttpClient reading;

  /**
   * Opens no connection yet.
   *
   * @param adaptation what tests add to both clients: trust in their own certificates, a name
   *     look-up
   */
  Transport(UnipileSettings settings, UnaryOperator<OkHttpClient.Builder> adaptation) {
    OkHttpClient common = adaptation.apply(common(settings.timeouts())).build();
    OkHttpClient bounded = bounded(common, settings.timeouts().connect());
    this.sending = sending(bounded, settings.connections());
    this.reading = reading(bounded, settings.connections());
  }

  private static OkHttpClient.Builder common(UnipileSettings.Timeouts timeouts) {
    return new OkHttpClient.Builder()
        // A redirect would carry the key to wherever the answer says.
        .followRedirects(false)
        .followSslRedirects(false)
        // Racing connects wait in a way that throws InterruptedException past its callers.
        .fastFallback(false)
        // HTTP/2 shares one socket among sends: giving up on one could not drop its bytes alone.
        .protocols(List.of(Protocol.HTTP_1_1))
        .dns(Dns.SYSTEM)
        .connectTimeout(timeouts.connect())
        // The call's own timeout is the only clock; it closes the socket under whatever blocks.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO);
  }

  /** OkHttp's own time to connect covers neither the look-up nor the handshake. */
  private static OkHttpClient bounded(OkHttpClient client, Duration connect) {
    return client
        .newBuilder()
        .dns(new BoundedLookup(client.dns(), connect))
        .sslSocketFactory(
            new BoundedHandshake(client.sslSocketFactory(), connect),
            Objects.requireNonNull(client.x509TrustManager()))
        .build();
  }

  private static OkHttpClient sending(OkHttpClient base, UnipileSettings.Connections connections) {
    return base.newBuilder()
        .retryOnConnectionFailure(false)
        .connectionPool(pool(connections.maxConcurrent(), connections.idle()))
        .addNetworkInterceptor(new LastGate())
        .build();
  }

  private static OkHttpClient reading(OkHttpClient base, UnipileSettings.Connections connections) {
    return base.newBuilder()
        .retryOnConnectionFailure(true)
        .connectionPool(pool(4, connections.idle()))
        .build();
  }

  private static ConnectionPool pool(int mostIdle, Duration idle) {
    return new ConnectionPool(mostIdle, idle.toNanos(), TimeUnit.NANOSECONDS);
  }

  OkHttpClient sending() {
    return sending;
  }

  OkHttpClient reading() {
    return reading;
  }

  /** Cancels what is under way and closes what is idle. */
  @Override
  public void close() {
    for (OkHttpClient client : List.of(sending, reading)) {
      client.dispatcher().cancelAll();
      client.connectionPool().evictAll();
    }
  }
}
