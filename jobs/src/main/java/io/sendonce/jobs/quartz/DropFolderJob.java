package io.sendonce.jobs.quartz;

import java.io.IOException;
import java.nio.file.Path;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;

/**
 * Imports the files of a folder. Job data: {@code directory}, an absolute path on the node that
 * runs the job. A folder on each node's own disk needs a job for each node.
 */
@DisallowConcurrentExecution
public final class DropFolderJob extends GuardedJob {

  @Override
  void run(Sending sending, JobExecutionContext context) throws IOException {
    String directory = context.getMergedJobDataMap().getString("directory");
    if (directory == null || directory.isBlank()) {
      throw new IllegalArgumentException("job data directory is missing");
    }
    sending.dropFolder().empty(Path.of(directory), this::isInterrupted);
  }
}
