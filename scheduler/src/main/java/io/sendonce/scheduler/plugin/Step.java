package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.JobChange.Kind;
import io.sendonce.scheduler.store.StoreSession;
import java.util.List;
import org.quartz.JobPersistenceException;

/**
 * One change, told and done.
 *
 * @param action changes the store
 */
record Step(JobChange change, Action action) {

  /** Changes the store. */
  @FunctionalInterface
  interface Action {
    void in(StoreSession session) throws JobPersistenceException;
  }

  static Step of(String name, Kind kind, List<Difference> differences, Action action) {
    return new Step(new JobChange(name, kind, differences), action);
  }

  /** Leaves everything as it is. */
  static Step none(String name, Kind kind, List<Difference> differences) {
    return of(name, kind, differences, session -> {});
  }
}
