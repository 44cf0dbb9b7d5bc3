package io.sendonce.jobs.alerts.channel;

import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Notice;
import java.util.Optional;

/**
 * Where the console shows it.
 *
 * @param consoleUrl the console's address as people have it; empty if they have none
 */
record Links(String consoleUrl) {

  Optional<String> to(Notice notice) {
    if (consoleUrl.isEmpty()) {
      return Optional.empty();
    }
    String page = Condition.of(notice.condition()).map(Condition::page).orElse("/");
    return Optional.of(consoleUrl.replaceFirst("/+$", "") + page);
  }
}
