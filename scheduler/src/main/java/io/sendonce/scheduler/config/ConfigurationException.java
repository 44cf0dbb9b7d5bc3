package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.Problem;
import java.util.List;

/** The configuration cannot be used; the message lists every problem of every file. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigurationException(List<Problem> problems) {
    super(Problem.report(problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems one by one, as the message lists them. */
  public List<Problem> problems() {
    return problems;
  }
}
