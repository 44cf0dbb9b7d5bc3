package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Comeback.After;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Scope;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What fails before the first byte of the request is certainly not sent, and concerns everything.
 */
@Timeout(20)
final class NoConnectionTest {

  private static final UnipileSettings.Timeouts QUICK_CONNECT_SLOW_ANSWER =
      new UnipileSettings.Timeouts(
          Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(5));

  @Test
  void aRefusedConnection() throws Exception {
    int nobody;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = once.getLocalPort();
    }
    assertThat(send("http://127.0.0.1:" + nobody))
        .isEqualTo(notSent("the provider refuses connections", "ConnectException"));
  }

  @Test
  void aNameWithoutAddress() {
    Dns none =
        host -> {
          throw new UnknownHostException("no");
        };
    assertThat(send("http://localhost:1", none))
        .isEqualTo(notSent("the provider's name has no address", "UnknownHostException"));
  }

  @Test
  void aLookUpThatDoesNotAnswerEndsInTimeAndHoldsOneThread() {
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Dns silent =
        host -> {
          asked.incrementAndGet();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    UnipileSettings settings = Sends.settings("http://localhost:1").with(Sends.timeouts(200));
    try (UnipileProvider provider = new UnipileProvider(settings, client -> client.dns(silent))) {
      for (int i = 0; i < 3; i++) {
        assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(NotSent.class);
      }
      assertThat(asked).hasValue(1);
    } finally {
      over.countDown();
    }
  }

  @Test
  void aCertificateThatIsNotTrusted() throws Exception {
    try (WireServer server = WireServer.tls(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider = new UnipileProvider(Sends.settings(server.url()))) {
      assertThat(provider.send(Sends.first(), Sends.LASTING))
          .isEqualTo(notSent("the TLS handshake failed", "SSLHandshakeException"));
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void aHandshakeThatHangsIsNotWaitedForAsLongAsAnAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        UnipileProvider provider =
            Sends.provider(
                Sends.settings("https://127.0.0.1:" + silent.getLocalPort())
                    .with(QUICK_CONNECT_SLOW_ANSWER))) {
      assertThat(provider.send(Sends.first(), Sends.LASTING))
          .isEqualTo(notSent("the provider cannot be reached in time", "SocketTimeoutException"));
    }
  }

  @Test
  void anAnswerIsWaitedForLongerThanAHandshake() throws Exception {
    CountDownLatch longEnough = new CountDownLatch(1);
    WireServer.Reaction slow =
        x -> {
          x.readBody();
          assertThat(longEnough.await(1_300, TimeUnit.MILLISECONDS)).isFalse();
          x.reply(201, Sends.ACCEPTED);
        };
    try (WireServer server = WireServer.tls(slow);
        UnipileProvider provider =
            Sends.provider(Sends.settings(server.url()).with(QUICK_CONNECT_SLOW_ANSWER))) {
      assertThat(provider.send(Sends.first(), Sends.LASTING)).isInstanceOf(Sent.class);
    }
  }

  private static SendOutcome notSent(String reason, String detail) {
    return new NotSent(
        Scope.EVERYTHING, new After(Duration.ofSeconds(30)), reason, ProviderReply.none(detail));
  }

  private static SendOutcome send(String url) {
    return send(url, Dns.SYSTEM);
  }

  private static SendOutcome send(String url, Dns dns) {
    try (UnipileProvider provider =
        new UnipileProvider(Sends.settings(url), client -> client.dns(dns))) {
      return provider.send(Sends.first(), Sends.LASTING);
    }
  }
}
