package io.sendonce.testing.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.testing.proxy.Tap.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TcpProxyTest {

  private ServerSocket server;
  private TcpProxy proxy;
  private Socket client;
  private Socket served;

  private volatile Tap tap = Tap.OPEN;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    proxy =
        TcpProxy.to(
            new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
            () -> (direction, bytes, length) -> tap.pass(direction, bytes, length));
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    served = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    served.close();
    proxy.close();
    server.close();
  }

  @Test
  void passesBothWaysAndTheEnd() throws IOException {
    say(client, "ping");
    client.shutdownOutput();
    assertThat(allOf(served)).isEqualTo("ping");
    say(served, "pong");
    served.close();
    assertThat(allOf(client)).isEqualTo("pong");
  }

  @Test
  void whatPassedBeforeACutArrivesAndNothingBehindIt() throws IOException {
    tap = (direction, bytes, length) -> bytes[0] == 'd' ? Tap.CUT : Math.min(length, 3);
    say(client, "abcdef");
    assertThat(allOf(served)).isEqualTo("abc");
    assertThat(allOf(client)).isEmpty();
  }

  @Test
  void aTapThatBlocksHoldsItsDirectionOnly() throws IOException {
    CountDownLatch go = new CountDownLatch(1);
    tap =
        (direction, bytes, length) -> {
          if (direction == Direction.TO_SERVER) {
            go.await();
          }
          return length;
        };
    say(client, "held");
    say(served, "free");
    assertThat(new String(client.getInputStream().readNBytes(4), US_ASCII)).isEqualTo("free");
    assertThat(served.getInputStream().available()).isZero();
    go.countDown();
    assertThat(new String(served.getInputStream().readNBytes(4), US_ASCII)).isEqualTo("held");
  }

  @Test
  void cutAllResetsWhatIsOpenAndTakesNewOnes() throws IOException {
    say(client, "x");
    assertThat(served.getInputStream().read()).isEqualTo('x');
    proxy.cutAll();
    assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
    assertThatThrownBy(() -> served.getInputStream().read()).hasMessageContaining("reset");
    try (Socket next = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        Socket nextServed = server.accept()) {
      say(next, "y");
      assertThat(nextServed.getInputStream().read()).isEqualTo('y');
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String allOf(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }
}
