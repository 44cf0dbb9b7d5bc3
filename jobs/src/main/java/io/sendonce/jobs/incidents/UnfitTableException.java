package io.sendonce.jobs.incidents;

import java.util.List;

/** A foreign table cannot be searched or cleaned up as asked; nothing was changed. */
public final class UnfitTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitTableException(String problem) {
    super(problem);
  }

  UnfitTableException(String heading, List<String> problems) {
    super(heading + problems.stream().map(problem -> "\n  " + problem).reduce("", String::concat));
  }

  /** What is wrong, in one or several lines; never a message's text. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
