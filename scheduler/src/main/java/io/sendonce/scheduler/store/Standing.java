package io.sendonce.scheduler.store;

import org.jspecify.annotations.Nullable;

/**
 * How a fire stands in the store.
 *
 * @param state of this node's row for it; null if others have taken that away
 * @param runsElsewhere whether its exclusive job is executing in another fire
 */
record Standing(@Nullable String state, boolean runsElsewhere) {

  boolean isGone() {
    return state == null;
  }

  /** Whether it may begin: reserved by this node still, and the job is free. */
  boolean mayBegin() {
    return "ACQUIRED".equals(state) && !runsElsewhere;
  }

  boolean isExecuting() {
    return "EXECUTING".equals(state);
  }
}
