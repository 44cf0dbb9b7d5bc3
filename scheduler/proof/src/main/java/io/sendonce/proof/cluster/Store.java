package io.sendonce.proof.cluster;

import java.util.Locale;

/** The two job stores that are compared. */
public enum Store {
  /** Quartz's own. */
  STOCK("org.quartz.impl.jdbcjobstore.JobStoreTX"),
  /** Ours. */
  OURS("io.sendonce.scheduler.store.ExclusiveJobStore");

  private final String className;

  Store(String className) {
    this.className = className;
  }

  String className() {
    return className;
  }

  /** Its name in tables and in names of files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
