package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.SendOutcome.Unknown;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A send that was given up on does not arrive afterwards. The body fits into the kernel's send
 * buffer but not into the window of a server that does not read: all of it is "written", little of
 * it has left. Without linger 0 the kernel delivers the rest as soon as the server reads.
 */
@Timeout(20)
final class GivenUpTest {

  private static final String LONG_TEXT = "x".repeat(300_000);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void whatTheKernelStillHoldsIsDropped() throws Exception {
    try (ServerSocket listening = listening();
        UnipileProvider provider = provider("http", listening)) {
      CompletableFuture<Socket> accepted = accepting(listening);
      assertThat(provider.send(Sends.first(LONG_TEXT), Sends.LASTING)).isInstanceOf(Unknown.class);

      try (Socket peer = accepted.get(5, TimeUnit.SECONDS)) {
        Rest rest = Rest.readFrom(peer);
        assertThat(rest.bytes()).isLessThan(LONG_TEXT.length());
        assertThat(rest.reset()).isTrue();
      }
    }
  }

  @Test
  void whatTheKernelStillHoldsIsDroppedOverTlsToo() throws Exception {
    try (ServerSocket listening = listening();
        UnipileProvider provider = provider("https", listening)) {
      CompletableFuture<Socket> accepted =
          accepting(listening).thenApplyAsync(GivenUpTest::handshaken, threads);
      assertThat(provider.send(Sends.first(LONG_TEXT), Sends.LASTING)).isInstanceOf(Unknown.class);

      try (Socket peer = accepted.get(5, TimeUnit.SECONDS)) {
        Rest rest = Rest.readFrom(peer);
        assertThat(rest.bytes()).isLessThan(LONG_TEXT.length());
        assertThat(rest.reset()).isTrue();
      }
    }
  }

  /** What came in until the connection ended, and whether it ended in a reset. */
  private record Rest(int bytes, boolean reset) {

    static Rest readFrom(Socket peer) throws IOException {
      peer.setSoTimeout(5_000);
      InputStream in = peer.getInputStream();
      byte[] buffer = new byte[8_192];
      int bytes = 0;
      try {
        int read = in.read(buffer);
        while (read >= 0) {
          bytes += read;
          read = in.read(buffer);
        }
        return new Rest(bytes, false);
      } catch (IOException e) {
        return new Rest(bytes, true);
      }
    }
  }

  private CompletableFuture<Socket> accepting(ServerSocket listening) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return listening.accept();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  private static Socket handshaken(Socket raw) {
    try {
      SSLSocket tls =
          (SSLSocket)
              WireServer.CERTIFICATES
                  .sslContext()
                  .getSocketFactory()
                  .createSocket(raw, "127.0.0.1", raw.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      return tls;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ServerSocket listening() throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReceiveBufferSize(4_096);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return listening;
  }

  private static UnipileProvider provider(String scheme, ServerSocket listening) {
    String url = scheme + "://127.0.0.1:" + listening.getLocalPort();
    return Sends.provider(Sends.settings(url).with(Sends.timeouts(1_200)));
  }
}
