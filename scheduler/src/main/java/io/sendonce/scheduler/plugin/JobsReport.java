package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file makes, or made, of the store.
 *
 * @param verdict how the file stands to the one applied last
 * @param before the one applied last; empty if there was none
 * @param changes all jobs of the file and of its group in the store
 * @param problems why the file cannot be applied here; empty if it can
 * @param isApplied whether the store was changed
 */
public record JobsReport(
    Verdict verdict,
    Optional<AppliedFile> before,
    List<JobChange> changes,
    List<Problem> problems,
    boolean isApplied) {

  /** Keeps its own copies. */
  public JobsReport {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /**
   * How many jobs of each kind, such as {@code 2 added, 9 kept}; those of which there are none
   * apart.
   */
  public String summary() {
    return summary(changes);
  }

  /** The names of the jobs of a kind. */
  public List<String> names(JobChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).map(JobChange::name).toList();
  }

  static String summary(List<JobChange> changes) {
    String counts =
        Arrays.stream(JobChange.Kind.values())
            .map(
                kind -> {
                  long count = changes.stream().filter(any -> any.kind() == kind).count();
                  return count == 0 ? "" : count + " " + kind.name().toLowerCase(Locale.ROOT);
                })
            .filter(count -> !count.isEmpty())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "no jobs" : counts;
  }
}
