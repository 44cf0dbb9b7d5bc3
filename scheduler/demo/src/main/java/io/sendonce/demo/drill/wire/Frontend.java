package io.sendonce.demo.drill.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what a client says to PostgreSQL, as far as it takes to know a COMMIT of the queue. See
 * "Message Formats" in PostgreSQL's manual, chapter "Frontend/Backend Protocol".
 */
final class Frontend {

  /** Whatever changes what is known of an attempt names this table. */
  private static final String QUEUE = "send_attempts";

  private static final int PROTOCOL_3 = 3;
  private static final int UNTYPED_HEAD = 8;
  private static final int HEAD = 5;

  private final Map<String, String> statements = new HashMap<>();
  private byte[] unread = new byte[0];
  private boolean started;
  private boolean touchedQueue;

  /** Takes more bytes; whether a COMMIT of a transaction that touched the queue is among them. */
  boolean commitsQueueIn(byte[] bytes, int length) {
    byte[] joined = Arrays.copyOf(unread, unread.length + length);
    System.arraycopy(bytes, 0, joined, unread.length, length);
    ByteBuffer buffer = ByteBuffer.wrap(joined);
    boolean commits = false;
    while (isWhole(buffer)) {
      commits |= started ? readTyped(buffer) : readUntyped(buffer);
    }
    unread = Arrays.copyOfRange(joined, buffer.position(), joined.length);
    return commits;
  }

  private boolean isWhole(ByteBuffer buffer) {
    int head = started ? HEAD : UNTYPED_HEAD;
    if (buffer.remaining() < head) {
      return false;
    }
    int length = buffer.getInt(buffer.position() + (started ? 1 : 0));
    return buffer.remaining() >= length + (started ? 1 : 0);
  }

  /** A request for encryption, or the start. */
  private boolean readUntyped(ByteBuffer buffer) {
    int length = buffer.getInt(buffer.position());
    int code = buffer.getInt(buffer.position() + 4);
    started = code >> 16 == PROTOCOL_3;
    buffer.position(buffer.position() + length);
    return false;
  }

  private boolean readTyped(ByteBuffer buffer) {
    char type = (char) buffer.get();
    int length = buffer.getInt();
    byte[] body = new byte[length - 4];
    buffer.get(body);
    return switch (type) {
      case 'Q' -> runs(text(body, 0));
      case 'P' -> {
        String name = text(body, 0);
        statements.put(name, text(body, name.length() + 1));
        yield false;
      }
      case 'B' -> {
        String portal = text(body, 0);
        yield runs(statements.getOrDefault(text(body, portal.length() + 1), ""));
      }
      default -> false;
    };
  }

  private boolean runs(String sql) {
    if (sql.equalsIgnoreCase("COMMIT")) {
      boolean commitsQueue = touchedQueue;
      touchedQueue = false;
      return commitsQueue;
    }
    touchedQueue = !sql.equalsIgnoreCase("ROLLBACK") && (touchedQueue || sql.contains(QUEUE));
    return false;
  }

  /** Names are ASCII, so that a name's characters are its bytes. */
  private static String text(byte[] body, int from) {
    int end = from;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    return new String(body, from, end - from, StandardCharsets.UTF_8);
  }
}
