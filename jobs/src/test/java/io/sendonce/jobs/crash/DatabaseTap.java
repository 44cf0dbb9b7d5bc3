package io.sendonce.jobs.crash;

import io.sendonce.jobs.crash.Point.Stream;
import io.sendonce.testing.proxy.Tap;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Splits a connection to PostgreSQL into its messages: a byte that names the type, then the length
 * of the rest in four bytes, itself included (PostgreSQL manual, 54.2 Message Flow and 54.7 Message
 * Formats). What opens and what closes the connection passes unasked.
 */
final class DatabaseTap implements Tap {

  private static final int HEADER = 5;
  private static final byte READY_FOR_QUERY = 'Z';
  private static final byte TERMINATE = 'X';

  private final Supplier<Traffic> traffic;
  private final Way requests = new Way(Stream.DATABASE_REQUEST);
  private final Way replies = new Way(Stream.DATABASE_REPLY);
  private volatile boolean isOpen;

  DatabaseTap(Supplier<Traffic> traffic) {
    this.traffic = traffic;
  }

  @Override
  public int pass(Direction direction, byte[] bytes, int length) throws InterruptedException {
    if (traffic.get().isDead()) {
      return CUT;
    }
    if (direction == Direction.TO_CLIENT) {
      return replies.pass(bytes, length);
    }
    // The first message of a client has no type; until it is answered there is no other.
    return isOpen ? requests.pass(bytes, length) : length;
  }

  /** One direction, in the middle of a message or between two. */
  private final class Way {

    private final Stream stream;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private int left;

    Way(Stream stream) {
      this.stream = stream;
    }

    int pass(byte[] bytes, int length) throws InterruptedException {
      if (left > 0) {
        int passing = Math.min(left, length);
        left -= passing;
        return passing;
      }
      if (header.position() == 0 && isAsked(bytes[0]) && traffic.get().pass(stream, 1) == CUT) {
        return CUT;
      }
      int passing = Math.min(header.remaining(), length);
      header.put(bytes, 0, passing);
      if (!header.hasRemaining()) {
        begin(header.get(0), header.getInt(1));
      }
      return passing;
    }

    private boolean isAsked(byte type) {
      return isOpen && (stream == Stream.DATABASE_REPLY || type != TERMINATE);
    }

    private void begin(byte type, int lengthOfTheRest) {
      left = lengthOfTheRest - (HEADER - 1);
      header.clear();
      isOpen |= stream == Stream.DATABASE_REPLY && type == READY_FOR_QUERY;
    }
  }
}
