package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One condition: how it is looked for, and when it is worth an alert. */
interface Watched {

  Condition condition();

  /**
   * What looks wrong.
   *
   * @param at the database's time at the look's beginning
   */
  List<Suspicion> suspicions(Instant at);

  /** How long something must look wrong in every look; zero if one is enough. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /**
   * What is worth an alert.
   *
   * @param held what has looked wrong for long enough
   */
  default List<Finding> findings(List<Suspicion> held) {
    return held.stream()
        .map(each -> new Finding(condition(), each.subject(), each.severity(), each.detail()))
        .toList();
  }
}
