package io.sendonce.jobs.foreign;

import java.util.List;

/** A foreign table cannot be used as asked; nothing was changed. */
public final class UnfitTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a problem in one sentence. */
  public UnfitTableException(String problem) {
    super(problem);
  }

  /** With a heading and a problem in each line below it. */
  public UnfitTableException(String heading, List<String> problems) {
    super(heading + problems.stream().map(problem -> "\n  " + problem).reduce("", String::concat));
  }

  /** What is wrong, in one or several lines; never a message's text. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
