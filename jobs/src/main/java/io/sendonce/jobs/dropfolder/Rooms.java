package io.sendonce.jobs.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders within a drop folder; on the same file system, so that a file moves in one step.
 *
 * @param arrivals the drop folder itself
 * @param importing what was taken out of the way and is not imported yet
 * @param imported what is in the queue
 * @param rejected what is not, with the reasons
 */
record Rooms(Path arrivals, Path importing, Path imported, Path rejected) {

  static Rooms in(Path directory) throws IOException {
    return new Rooms(
        directory,
        Files.createDirectories(directory.resolve("importing")),
        Files.createDirectories(directory.resolve("imported")),
        Files.createDirectories(directory.resolve("rejected")));
  }
}
