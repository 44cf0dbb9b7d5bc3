package io.sendonce.scheduler.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job that ended, or a fire that did not happen. Times are by its node's clock.
 *
 * @param id grows with the time of the record; 0 before it is recorded
 * @param fireId names the execution in the whole cluster; null for a fire that did not happen
 * @param plannedAt when it was due, or null where Quartz does not say
 * @param beganAt null for a fire that did not happen
 * @param outcome {@code done}, {@code failed}, {@code misfired} or {@code vetoed}
 * @param error what went wrong, in the words of what was thrown; null where nothing was
 */
public record JobRun(
    long id,
    String node,
    String jobGroup,
    String jobName,
    String triggerGroup,
    String triggerName,
    @Nullable String fireId,
    @Nullable Instant plannedAt,
    @Nullable Instant beganAt,
    Instant endedAt,
    String outcome,
    @Nullable String error) {

  /** How long it took; empty for a fire that did not happen. */
  public Optional<Duration> took() {
    return Optional.ofNullable(beganAt).map(began -> Duration.between(began, endedAt));
  }
}
