package io.sendonce.jobs.dropfolder;

import io.sendonce.jobs.enqueue.FileImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the files of folders into the queue. Safe for use by many threads and nodes. */
public final class DropFolder {

  static final Logger LOG = LoggerFactory.getLogger("sendonce.dropfolder");

  /** Nobody writes to a file that has been as it is for this long. */
  private static final Duration AT_REST = Duration.ofSeconds(5);

  private final Arrival arrival;
  private final Clock clock;

  /**
   * @param imports puts a file's messages into the queue
   * @param clock this machine's, to tell the age of files
   */
  public DropFolder(FileImport imports, Clock clock) {
    this.arrival = new Arrival(imports);
    this.clock = clock;
  }

  /**
   * Imports what lies in a folder.
   *
   * @param directory the folder; one that is not there is said in the log
   * @param stop asked before each file, whether the rest is left for the next time
   * @throws IOException if the folder cannot be read or written; nothing is lost then
   */
  public void empty(Path directory, BooleanSupplier stop) throws IOException {
    if (!Files.isDirectory(directory)) {
      LOG.warn("the drop folder {} is not there", directory.toAbsolutePath());
      return;
    }
    Rooms rooms = Rooms.in(directory);
    for (Path file : atRest(rooms.arrivals())) {
      takeOutOfTheWay(file, rooms);
    }
    // Looked at again: a file may have been written to until it was moved.
    for (Path file : atRest(rooms.importing())) {
      if (stop.getAsBoolean()) {
        return;
      }
      arrival.handle(file, rooms);
    }
  }

  private void takeOutOfTheWay(Path file, Rooms rooms) {
    String name = FileName.unique(file.getFileName().toString(), clock.instant());
    try {
      Files.move(file, rooms.importing().resolve(name));
    } catch (NoSuchFileException takenByAnother) {
      LOG.debug("{} was taken by another node", file);
    } catch (IOException e) {
      LOG.warn("{} cannot be moved and stays where it is: {}", file, e.toString());
    }
  }

  private List<Path> atRest(Path directory) throws IOException {
    Instant latest = clock.instant().minus(AT_REST);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> FileName.isOfMessages(file.getFileName().toString()))
          .filter(file -> isAtRest(file, latest))
          .sorted()
          .toList();
    }
  }

  private static boolean isAtRest(Path file, Instant latest) {
    try {
      return Files.isRegularFile(file)
          && !Files.getLastModifiedTime(file).toInstant().isAfter(latest);
    } catch (IOException movedMeanwhile) {
      return false;
    }
  }
}
