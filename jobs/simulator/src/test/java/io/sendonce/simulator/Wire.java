package io.sendonce.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One TCP connection on which requests are written and whatever comes back is described. */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket = new Socket();

  Wire(int port) throws IOException {
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  /**
   * What came back.
   *
   * @param ending complete, truncated, closed or reset
   * @param status 0 where there was none
   */
  record Reply(String ending, int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Reply post(String path, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    writeHead("POST", path, body.length);
    try {
      write(body);
    } catch (SocketException e) {
      // The head alone was enough for the other side to hang up.
      return new Reply("reset", 0, Map.of(), "");
    }
    return read();
  }

  Reply get(String path) throws IOException {
    write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nX-API-KEY: test-key\r\n\r\n").getBytes(UTF_8));
    return read();
  }

  void writeHead(String method, String path, int length) throws IOException {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: x\r\nX-API-KEY: test-key\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    write(head.getBytes(UTF_8));
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Dies as a killed process does whose answer nobody reads. */
  void die() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  Reply read() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return new Reply("closed", 0, Map.of(), head.toString(ISO_8859_1));
        }
        head.write(next);
      }
      return readBody(in, head.toString(ISO_8859_1));
    } catch (SocketException e) {
      return new Reply("reset", 0, Map.of(), "");
    }
  }

  private static Reply readBody(InputStream in, String head) throws IOException {
    String[] lines = head.split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
    }
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    String ending = body.length == length ? "complete" : "truncated";
    return new Reply(ending, status, headers, new String(body, UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
