package io.sendonce.jobs.enqueue;

import java.util.List;

/** What became of a message that was submitted. */
public sealed interface Submission {

  /**
   * It is in the queue now.
   *
   * @param id its row in {@code send_queue}
   */
  record Queued(long id) implements Submission {}

  /**
   * The same message of the same intent was queued before; nothing was added.
   *
   * @param id that message
   */
  record Already(long id) implements Submission {}

  /**
   * The intent is taken by a message with another text; nothing was added.
   *
   * @param id that message, which stays as it is
   */
  record Conflict(long id) implements Submission {}

  /**
   * It cannot be queued.
   *
   * @param problems at least one
   */
  record Rejected(List<FieldProblem> problems) implements Submission {

    /** Copies what can change. */
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
