package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Comeback.After;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Scope;
import io.sendonce.jobs.provider.SendOutcome.Unknown;
import io.sendonce.jobs.provider.SendPermit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is written once the permit has run out, however long getting there took. */
@Timeout(20)
final class PermitTest {

  private static final SendOutcome TIME_RAN_OUT =
      new NotSent(
          Scope.MESSAGE,
          new After(Duration.ZERO),
          "its time ran out before the request was written",
          ProviderReply.none("nothing was written"));

  private static final SendOutcome TOLD_TO_STOP =
      new NotSent(
          Scope.MESSAGE,
          new After(Duration.ZERO),
          "this node was told to stop before the request was written",
          ProviderReply.none("nothing was written"));

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void anExpiredPermitOpensNoConnection() throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider = Sends.provider(server)) {
      assertThat(provider.send(Sends.first(), () -> Duration.ZERO)).isEqualTo(TIME_RAN_OUT);
      assertThat(provider.send(Sends.first(), () -> Duration.ofSeconds(-1)))
          .isEqualTo(TIME_RAN_OUT);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aPermitThatRunsOutDuringTheHandshakeLetsNothingThrough() throws Exception {
    AtomicBoolean ranOut = new AtomicBoolean();
    SendPermit permit = () -> ranOut.get() ? Duration.ZERO : Duration.ofSeconds(10);
    try (ServerSocket listening = listening(50)) {
      CompletableFuture<Integer> firstByte =
          CompletableFuture.supplyAsync(
              () -> handshakeThenRead(listening, () -> ranOut.set(true)), threads);
      try (UnipileProvider provider = Sends.provider(Sends.settings(https(listening)))) {
        assertThat(provider.send(Sends.first(), permit)).isEqualTo(TIME_RAN_OUT);
        assertThat(firstByte.get(10, TimeUnit.SECONDS)).as("an end, and no byte").isNegative();
      }
    }
  }

  @Test
  void aHandshakeThatHangsEndsWithThePermit() throws Exception {
    try (ServerSocket listening = listening(50);
        UnipileProvider provider = Sends.provider(Sends.settings(https(listening)))) {
      long start = System.nanoTime();

      SendOutcome outcome = provider.send(Sends.first(), lasting(Duration.ofMillis(300)));

      assertThat(outcome).isEqualTo(TIME_RAN_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void aPermitThatRunsOutWhileConnectingLetsNothingThroughLater() throws Exception {
    try (FullBacklog full = new FullBacklog();
        UnipileProvider provider = Sends.provider(Sends.settings(full.url()))) {
      SendOutcome outcome = provider.send(Sends.first(), lasting(Duration.ofMillis(300)));

      assertThat(outcome).isEqualTo(TIME_RAN_OUT);
      assertThat(full.acceptAllAndCountBytes()).isZero();
    }
  }

  @Test
  void aProviderThatCannotBeReachedInTimeConcernsEverything() throws Exception {
    try (FullBacklog full = new FullBacklog();
        UnipileProvider provider =
            Sends.provider(Sends.settings(full.url()).with(Sends.timeouts(200)))) {
      SendOutcome outcome = provider.send(Sends.first(), Sends.LASTING);

      assertThat(outcome).isInstanceOf(NotSent.class);
      NotSent notSent = (NotSent) outcome;
      assertThat(notSent.scope()).isEqualTo(Scope.EVERYTHING);
      assertThat(notSent.comeback()).isEqualTo(new After(Duration.ofSeconds(30)));
      assertThat(notSent.reason()).isEqualTo("the provider cannot be reached in time");
    }
  }

  @Test
  void anAnswerThatComesAfterThePermitEndedIsUnknown() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    WireServer.Reaction late =
        x -> {
          x.readBody();
          over.await();
        };
    try (WireServer server = WireServer.plain(late);
        UnipileProvider provider = Sends.provider(server)) {
      long start = System.nanoTime();

      SendOutcome outcome = provider.send(Sends.first(), lasting(Duration.ofMillis(300)));

      assertThat(outcome).isInstanceOf(Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(server.requests()).isEqualTo(1);
    } finally {
      over.countDown();
    }
  }

  @Test
  void anInterruptedThreadWritesNothingAndStaysInterrupted() throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(201, Sends.ACCEPTED));
        UnipileProvider provider = Sends.provider(server)) {
      Thread.currentThread().interrupt();
      SendOutcome outcome = provider.send(Sends.first(), Sends.LASTING);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcome).isEqualTo(TOLD_TO_STOP);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void anInterruptDuringTheHandshakeLetsNothingThrough() throws Exception {
    Thread sender = Thread.currentThread();
    try (ServerSocket listening = listening(50)) {
      CompletableFuture<Integer> firstByte =
          CompletableFuture.supplyAsync(
              () -> handshakeThenRead(listening, sender::interrupt), threads);
      try (UnipileProvider provider = Sends.provider(Sends.settings(https(listening)))) {
        SendOutcome outcome = provider.send(Sends.first(), Sends.LASTING);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(TOLD_TO_STOP);
        assertThat(firstByte.get(10, TimeUnit.SECONDS)).as("an end, and no byte").isNegative();
      }
    }
  }

  @Test
  void anInterruptWhileConnectingIsNoExceptionAndLetsNothingThroughLater() throws Exception {
    Thread sender = Thread.currentThread();
    try (FullBacklog full = new FullBacklog();
        UnipileProvider provider =
            Sends.provider(Sends.settings(full.url()).with(Sends.timeouts(1_000)))) {
      AtomicBoolean connecting = new AtomicBoolean();
      SendPermit permit =
          () -> {
            if (connecting.compareAndSet(false, true)) {
              CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, threads)
                  .execute(sender::interrupt);
            }
            return Duration.ofSeconds(10);
          };
      SendOutcome outcome = provider.send(Sends.first(), permit);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcome).isEqualTo(TOLD_TO_STOP);
      assertThat(full.acceptAllAndCountBytes()).isZero();
    }
  }

  @Test
  void anInterruptDuringTheCallNeverReadsAsNotSent() throws Exception {
    Thread sender = Thread.currentThread();
    WireServer.Reaction interrupting =
        x -> {
          x.readBody();
          sender.interrupt();
          x.reply(201, Sends.ACCEPTED);
        };
    try (WireServer server = WireServer.plain(interrupting);
        UnipileProvider provider = Sends.provider(server)) {
      SendOutcome outcome = provider.send(Sends.first(), Sends.LASTING);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcome).isNotInstanceOf(NotSent.class);
    }
  }

  @Test
  void closingBreaksOffWhatIsUnderWayAndWritesNothingMore() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    WireServer.Reaction hanging =
        x -> {
          x.readBody();
          over.await();
        };
    try (WireServer server = WireServer.plain(hanging)) {
      UnipileProvider provider = Sends.provider(server);
      CompletableFuture<SendOutcome> underWay =
          CompletableFuture.supplyAsync(() -> provider.send(Sends.first(), Sends.LASTING), threads);
      await().until(() -> server.received().size() == 1);
      provider.close();

      assertThat(underWay.get(4, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
      assertThat(provider.send(Sends.first(), Sends.LASTING)).isEqualTo(TOLD_TO_STOP);
      assertThat(server.connections()).isEqualTo(1);
    } finally {
      over.countDown();
    }
  }

  static SendPermit lasting(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> Duration.ofNanos(end - System.nanoTime());
  }

  private static ServerSocket listening(int backlog) throws IOException {
    return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
  }

  private static String https(ServerSocket listening) {
    return "https://127.0.0.1:" + listening.getLocalPort();
  }

  /** Answers with the first byte of application data, or with a negative number at its end. */
  private static int handshakeThenRead(ServerSocket listening, Runnable before) {
    try (Socket raw = listening.accept();
        SSLSocket tls =
            (SSLSocket)
                WireServer.CERTIFICATES
                    .sslContext()
                    .getSocketFactory()
                    .createSocket(raw, "127.0.0.1", listening.getLocalPort(), true)) {
      tls.setUseClientMode(false);
      before.run();
      tls.startHandshake();
      return tls.getInputStream().read();
    } catch (IOException e) {
      return -2;
    }
  }

  /** A server that does not get to accept: connecting to it hangs until somebody gives up. */
  private static final class FullBacklog implements AutoCloseable {

    private final ServerSocket listening = PermitTest.listening(1);
    private final List<Socket> waiting = new ArrayList<>();

    FullBacklog() throws IOException {
      boolean full = false;
      while (!full) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(
              new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()), 200);
        } catch (SocketTimeoutException e) {
          full = true;
        }
      }
    }

    String url() {
      return "http://127.0.0.1:" + listening.getLocalPort();
    }

    int acceptAllAndCountBytes() throws IOException {
      for (Socket socket : waiting) {
        socket.close();
      }
      listening.setSoTimeout(1_000);
      int bytes = 0;
      try {
        while (true) {
          try (Socket accepted = listening.accept()) {
            accepted.setSoTimeout(500);
            bytes += accepted.getInputStream().readAllBytes().length;
          }
        }
      } catch (SocketTimeoutException e) {
        return bytes;
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
