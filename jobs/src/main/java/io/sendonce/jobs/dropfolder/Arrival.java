package io.sendonce.jobs.dropfolder;

import io.sendonce.jobs.enqueue.FileImport;
import io.sendonce.jobs.enqueue.ImportResult;
import io.sendonce.jobs.enqueue.ImportResult.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;

/** Imports one file that was taken out of the way, and puts it where it belongs then. */
final class Arrival {

  private static final Logger LOG = DropFolder.LOG;

  private final FileImport imports;

  Arrival(FileImport imports) {
    this.imports = imports;
  }

  /** Whatever happens to this file, the next one is to have its turn. */
  void handle(Path file, Rooms rooms) {
    try {
      ImportResult result = imports.run(file, false);
      if (result instanceof Judged judged && judged.isStored()) {
        keep(file, rooms, judged);
      } else if (Files.exists(file)) {
        setAside(file, rooms, result);
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("{} stays where it is and is tried again", file, e);
    }
  }

  private static void keep(Path file, Rooms rooms, Judged judged) throws IOException {
    Path kept = rooms.imported().resolve(file.getFileName());
    if (move(file, kept)) {
      LOG.info(
          "{} imported: {} read = {} queued + {} already known",
          kept,
          judged.counts().read(),
          judged.counts().acceptable(),
          judged.counts().known());
    }
  }

  /** The reasons come first: a file that lies there without any would be a riddle. */
  private static void setAside(Path file, Rooms rooms, ImportResult result) throws IOException {
    String name = file.getFileName().toString();
    Path aside = rooms.rejected().resolve(name);
    Path reasons = rooms.rejected().resolve(FileName.ofReasons(name));
    Files.writeString(reasons, Reasons.of(name, result));
    if (move(file, aside)) {
      LOG.warn("{} rejected, nothing of it was queued; the reasons are in {}", aside, reasons);
    } else if (!Files.exists(aside)) {
      // Another node found it good.
      Files.deleteIfExists(reasons);
    }
  }

  /** False if another node, which had it at the same time, was quicker. */
  private static boolean move(Path file, Path to) throws IOException {
    try {
      Files.move(file, to);
      return true;
    } catch (NoSuchFileException movedByAnother) {
      return false;
    }
  }
}
