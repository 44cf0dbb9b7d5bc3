package io.sendonce.testing.proxy;

import io.sendonce.testing.proxy.Tap.Direction;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stands between programs on this machine and a server. Safe for use by many threads. */
public final class TcpProxy implements Closeable {

  private static final int CHUNK = 16 * 1024;

  private final ServerSocket door;
  private final InetSocketAddress server;
  private final Supplier<Tap> taps;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private TcpProxy(ServerSocket door, InetSocketAddress server, Supplier<Tap> taps) {
    this.door = door;
    this.server = server;
    this.taps = taps;
  }

  /**
   * Opens a proxy on a free port of the loopback interface.
   *
   * @param server where the server listens
   * @param taps makes the tap of each connection
   */
  public static TcpProxy to(InetSocketAddress server, Supplier<Tap> taps) {
    try {
      ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      TcpProxy proxy = new TcpProxy(door, server, taps);
      start("proxy-" + door.getLocalPort(), proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy found no free port", e);
    }
  }

  /** Where it listens. */
  public int port() {
    return door.getLocalPort();
  }

  /** Resets every connection that is open now, to both sides; new ones are taken as before. */
  public void cutAll() {
    links.forEach(Link::reset);
  }

  /** Resets every connection and takes no more. */
  @Override
  public void close() {
    closeQuietly(door);
    cutAll();
  }

  private void accept() {
    while (!door.isClosed()) {
      Socket client;
      try {
        client = door.accept();
      } catch (IOException e) {
        // Closed, or its client has gone already: the next one may come.
        continue;
      }
      open(client);
    }
  }

  private void open(Socket client) {
    Socket upstream = new Socket();
    Link link = new Link(client, upstream);
    links.add(link);
    try {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      upstream.connect(server);
    } catch (IOException e) {
      // The server is not there; the client sees that as it would without a proxy.
      link.reset();
      return;
    }
    Tap tap = taps.get();
    link.pump("to-server", new Pipe(client, upstream, Direction.TO_SERVER, tap));
    link.pump("to-client", new Pipe(upstream, client, Direction.TO_CLIENT, tap));
    if (door.isClosed()) {
      link.reset();
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
      return;
    }
  }

  /** One way of one connection. */
  private record Pipe(Socket from, Socket to, Direction direction, Tap tap) {

    /** Whether its source has ended; false if it was cut. */
    boolean carry() throws IOException, InterruptedException {
      byte[] chunk = new byte[CHUNK];
      for (int length; (length = from.getInputStream().read(chunk)) >= 0; ) {
        if (!pass(chunk, length)) {
          return false;
        }
      }
      to.shutdownOutput();
      return true;
    }

    private boolean pass(byte[] chunk, int length) throws IOException, InterruptedException {
      for (int left = length; left > 0; ) {
        int passing = tap.pass(direction, chunk, left);
        if (passing == Tap.CUT) {
          return false;
        }
        to.getOutputStream().write(chunk, 0, passing);
        left -= passing;
        System.arraycopy(chunk, passing, chunk, 0, left);
      }
      return true;
    }
  }

  /** One connection: two sockets and the threads that carry bytes between them. */
  private final class Link {
    private final Socket client;
    private final Socket upstream;
    private final Set<Thread> pumps = ConcurrentHashMap.newKeySet();
    private volatile int endedWays;

    Link(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void pump(String way, Pipe pipe) {
      pumps.add(start("proxy-" + port() + "-" + way, () -> carry(pipe)));
    }

    private void carry(Pipe pipe) {
      try {
        if (!pipe.carry() || bothEnded()) {
          end();
        }
      } catch (IOException e) {
        reset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reset();
      }
    }

    private synchronized boolean bothEnded() {
      endedWays++;
      return endedWays == 2;
    }

    /** Ends it in order: what was written before arrives. */
    void end() {
      links.remove(this);
      closeQuietly(client);
      closeQuietly(upstream);
      pumps.forEach(Thread::interrupt);
    }

    void reset() {
      resetOnClose(client);
      resetOnClose(upstream);
      end();
    }

    private static void resetOnClose(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // Closed already.
        return;
      }
    }
  }
}
