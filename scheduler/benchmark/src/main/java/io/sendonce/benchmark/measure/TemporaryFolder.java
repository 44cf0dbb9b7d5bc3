package io.sendonce.benchmark.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that is gone with all in it when it is closed: a server's files may be gigabytes.
 *
 * @param path where it is
 */
public record TemporaryFolder(Path path) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
  private static final int TRIES = 20;
  private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(250);

  /** A new one. */
  public static TemporaryFolder make() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("sendonce-benchmark-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never fails: what was measured is worth more than a tidy disk. */
  @Override
  public void close() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (isDeleted()) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_TRIES);
    }
    LOG.warn("files of a server are left in {}", path);
  }

  /** False when files came or went meanwhile: a server that stops tidies up itself. */
  private boolean isDeleted() {
    try {
      for (Path each : deepestFirst()) {
        Files.deleteIfExists(each);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return !Files.exists(path);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
