package io.sendonce.scheduler.plugin;

import org.jspecify.annotations.Nullable;

/** The jobs of a file were not applied; nothing was changed. */
public final class JobsNotAppliedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobsNotAppliedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
