package io.sendonce.jobs.watch;

import io.sendonce.jobs.status.Age;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times and counts as alerts tell them: pure functions. */
final class Words {

  private Words() {}

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String age(Instant since, Instant now) {
    return Age.words(Duration.between(since, now));
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
