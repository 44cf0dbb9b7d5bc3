package io.sendonce.scheduler.command;

import picocli.CommandLine.Option;

/** Whether a command does what it tells, or only tells it: one of two options, or neither. */
final class ApplyChoice {

  @Option(names = "--dry-run", description = "Tell what would be done; this is the default.")
  private boolean isDryRun;

  @Option(names = "--apply", description = "Do it.")
  private boolean isApplied;

  boolean isApplied() {
    return isApplied && !isDryRun;
  }
}
