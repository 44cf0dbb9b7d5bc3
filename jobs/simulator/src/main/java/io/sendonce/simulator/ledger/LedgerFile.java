package io.sendonce.simulator.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file below the ledger: whole lines only, held by one simulator at a time. */
final class LedgerFile implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FileChannel channel;
  private volatile long forcedBytes;

  private LedgerFile(FileChannel channel, long forcedBytes) {
    this.channel = channel;
    this.forcedBytes = forcedBytes;
  }

  static LedgerFile open(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      holdAlone(channel, path);
      long whole = wholeLines(Files.readAllBytes(path));
      // A line that a crash cut short was never forced, so nobody was told of it.
      channel.truncate(whole);
      channel.position(whole);
      channel.force(true);
      if (folder != null) {
        forceEntry(folder);
      }
      return new LedgerFile(channel, whole);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static List<Delivery> read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = (int) wholeLines(bytes);
    List<Delivery> deliveries = new ArrayList<>();
    for (int start = 0; start < end; ) {
      int next = start;
      while (bytes[next] != '\n') {
        next++;
      }
      deliveries.add(parse(path, deliveries.size() + 1L, bytes, start, next - start));
      start = next + 1;
    }
    return List.copyOf(deliveries);
  }

  /** Writes the lines and returns once the disk has them. */
  void append(List<Delivery> deliveries) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(deliveries.size() * 300);
    for (Delivery delivery : deliveries) {
      lines.writeBytes(JSON.writeValueAsBytes(delivery));
      lines.write('\n');
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines.toByteArray());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
    forcedBytes = channel.position();
  }

  long forcedBytes() {
    return forcedBytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void holdAlone(FileChannel channel, Path path) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new IOException(heldAlready(path));
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(heldAlready(path), e);
    }
  }

  private static String heldAlready(Path path) {
    return "ledger "
        + path
        + " is held by another running simulator: one file has one writer. Stop that one or name"
        + " another file.";
  }

  /** The file's name must survive a power cut as well as its content. */
  private static void forceEntry(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static long wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static Delivery parse(Path path, long line, byte[] bytes, int start, int length)
      throws IOException {
    @Nullable Delivery delivery;
    try {
      delivery = JSON.readValue(bytes, start, length, Delivery.class);
    } catch (JacksonException e) {
      throw new IOException(broken(path, line, "is no delivery"), e);
    }
    if (delivery == null || delivery.sequence() != line) {
      throw new IOException(broken(path, line, "does not have sequence " + line));
    }
    return delivery;
  }

  private static String broken(Path path, long line, String what) {
    return "ledger " + path + " line " + line + " " + what + ": the file was changed by hand.";
  }
}
