package io.sendonce.jobs.provider.unipile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server made of nothing but sockets, so that what it counts is what was on the wire,
 * and so that it can misbehave in any way.
 */
final class WireServer implements AutoCloseable {

  /** What to do with one request whose head was read. */
  @FunctionalInterface
  interface Reaction {
    void to(Exchange exchange) throws IOException, InterruptedException;
  }

  private static final HeldCertificate HELD =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  /** Knows the certificate of every TLS server here, and is trusted by {@link Sends#trusting}. */
  static final HandshakeCertificates CERTIFICATES =
      new HandshakeCertificates.Builder()
          .heldCertificate(HELD)
          .addTrustedCertificate(HELD.certificate())
          .build();

  private final ServerSocket listening;
  private final boolean tls;
  private final Reaction reaction;
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  private WireServer(ServerSocketFactory factory, boolean tls, Reaction reaction)
      throws IOException {
    this.listening = factory.createServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    this.tls = tls;
    this.reaction = reaction;
    start(this::acceptAll);
  }

  static WireServer plain(Reaction reaction) throws IOException {
    return new WireServer(ServerSocketFactory.getDefault(), false, reaction);
  }

  static WireServer tls(Reaction reaction) throws IOException {
    return new WireServer(CERTIFICATES.sslContext().getServerSocketFactory(), true, reaction);
  }

  /** Reads each request whole and answers it so. */
  static Reaction answering(int status, String body, String... headers) {
    return exchange -> {
      exchange.readBody();
      exchange.reply(status, body, headers);
    };
  }

  String url() {
    return (tls ? "https" : "http") + "://127.0.0.1:" + listening.getLocalPort();
  }

  /** Requests of which at least the head came in. */
  int requests() {
    return requests.get();
  }

  int connections() {
    return connections.size();
  }

  /** Connections that are over, whoever ended them. */
  int ended() {
    return ended.get();
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket connection = listening.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (true) {
        String head = head(in);
        if (head == null) {
          return;
        }
        Exchange exchange = new Exchange(connection, in, head, requests.incrementAndGet());
        reaction.to(exchange);
        if (connection.isClosed() || !exchange.bodyRead) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client broke off, or the reaction ended the connection.
    } finally {
      ended.incrementAndGet();
    }
  }

  private static @Nullable String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** A request as it came in. */
  record Received(String head, String body) {

    String line() {
      return head.substring(0, head.indexOf("\r\n"));
    }

    String header(String name) {
      for (String line : head.lines().toList()) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  /** One request and the connection it came on. */
  final class Exchange {

    private final Socket connection;
    private final InputStream in;
    private final String head;
    private final int number;
    private boolean bodyRead;

    private Exchange(Socket connection, InputStream in, String head, int number) {
      this.connection = connection;
      this.in = in;
      this.head = head;
      this.number = number;
    }

    /** 1 for the first request the server saw. */
    int number() {
      return number;
    }

    String line() {
      return new Received(head, "").line();
    }

    void readBody() throws IOException {
      String length = new Received(head, "").header("Content-Length");
      byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
      if (!length.isEmpty() && body.length < Integer.parseInt(length)) {
        throw new EOFException();
      }
      bodyRead = true;
      received.add(new Received(head, new String(body, StandardCharsets.UTF_8)));
    }

    void reply(int status, String body, String... headers) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String type = body.startsWith("{") ? "application/json" : "text/html";
      StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
      answer.append("Content-Type: ").append(type).append("\r\n");
      answer.append("Content-Length: ").append(bytes.length).append("\r\n");
      for (String header : headers) {
        answer.append(header).append("\r\n");
      }
      raw(answer + "\r\n" + body);
    }

    void raw(String bytes) throws IOException {
      connection.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
    }

    void close() throws IOException {
      connection.close();
    }

    void reset() throws SocketException, IOException {
      connection.setSoLinger(true, 0);
      connection.close();
    }
  }
}
