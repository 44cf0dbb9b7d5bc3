package io.sendonce.jobs.quartz;

import io.sendonce.jobs.dropfolder.DropFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.jobs.DirectoryScanListener;

/**
 * Has Quartz's own {@code DirectoryScanJob} import the files of its folder: as job data {@code
 * DIRECTORY_SCAN_LISTENER_NAME} it is given {@link #NAME}. That job is only the bell; the whole
 * folder is emptied, so that what the job overlooks by its time is found with the next file.
 *
 * <p>The job stores a number in its data, which a job store with {@code useProperties = true}
 * refuses: its run then never ends. There, and on our node, {@link DropFolderJob} is used instead.
 */
public final class DropFolderListener implements DirectoryScanListener {

  /** The name under which the scheduler's context holds it. */
  public static final String NAME = "sendonce.drop-folder";

  private final DropFolder dropFolder;

  /**
   * @param dropFolder empties the folders
   */
  public DropFolderListener(DropFolder dropFolder) {
    this.dropFolder = dropFolder;
  }

  @Override
  public void filesUpdatedOrAdded(File[] updatedFiles) {
    Set<Path> folders =
        Arrays.stream(updatedFiles)
            .map(file -> Objects.requireNonNull(file.getAbsoluteFile().toPath().getParent()))
            .collect(Collectors.toSet());
    for (Path folder : folders) {
      try {
        dropFolder.empty(folder, () -> false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
