package io.sendonce.scheduler.command;

import io.sendonce.jobs.brake.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What is paused or resumed, as it is written. */
final class ScopeParameters {

  /** The kinds of things. */
  enum What {
    ACCOUNT,
    CAMPAIGN,
    EVERYTHING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "account ID, campaign ID, or everything.")
  private What what = What.EVERYTHING;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Which one.")
  private @Nullable Long id;

  Scope scope(@Nullable CommandSpec spec) {
    Long which = id;
    if ((which == null) != (what == What.EVERYTHING)) {
      throw Console.wrong(
          spec, which == null ? what + " needs an ID" : "everything has no ID, not " + which);
    }
    if (which == null) {
      return new Scope.Everything();
    }
    return what == What.ACCOUNT ? new Scope.Account(which) : new Scope.Campaign(which);
  }
}
