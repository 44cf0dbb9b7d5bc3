package io.sendonce.scheduler.api;

import io.sendonce.scheduler.api.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request cannot be carried out as it is. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  /** One wrong field of a body. */
  static Refusal field(String field, String rule, @Nullable Object value) {
    return new Refusal(Problem.of(422, List.of(new FieldError(field, rule, value))));
  }

  /** One wrong parameter of the address. */
  static Refusal parameter(String name, String rule, @Nullable Object value) {
    return new Refusal(Problem.of(400, List.of(new FieldError(name, rule, value))));
  }

  /** What a path is about is not there. */
  static Refusal missing(String what) {
    return new Refusal(Problem.of(404, "There is no %s.".formatted(what)));
  }

  Problem problem() {
    return problem;
  }
}
