package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A duration that must be longer than, or at least as long as, others together.
 *
 * @param subject the setting that is blamed
 * @param strictly whether equal is too short
 * @param sum the settings it is compared with, added up
 */
record PairRule(Setting<Duration> subject, boolean strictly, List<Setting<Duration>> sum) {

  static final PairRule LEASE_OUTLIVES_CALL =
      new PairRule(Keys.SEND_LEASE, true, List.of(Keys.UNIPILE_TIMEOUT, Keys.SEND_MARGIN));
  static final PairRule CALL_OUTLIVES_CONNECTING =
      new PairRule(Keys.UNIPILE_TIMEOUT, false, List.of(Keys.UNIPILE_CONNECT_TIMEOUT));
  static final PairRule RETRY_GROWS =
      new PairRule(Keys.SEND_RETRY_LONGEST, false, List.of(Keys.SEND_RETRY_FIRST));
  static final PairRule ABSENT_AFTER_A_LOOK =
      new PairRule(Keys.UNCERTAIN_ABSENT_AFTER, false, List.of(Keys.UNCERTAIN_FIRST_LOOK));
  static final PairRule ASKING_FOLLOWS_ABSENCE =
      new PairRule(Keys.UNCERTAIN_ASK_PERSON_AFTER, false, List.of(Keys.UNCERTAIN_ABSENT_AFTER));
  static final PairRule BREAKER_GROWS =
      new PairRule(Keys.BREAKER_LONGEST, false, List.of(Keys.BREAKER_PAUSE));

  static final List<PairRule> ALL =
      List.of(
          LEASE_OUTLIVES_CALL,
          CALL_OUTLIVES_CONNECTING,
          RETRY_GROWS,
          ABSENT_AFTER_A_LOOK,
          ASKING_FOLLOWS_ABSENCE,
          BREAKER_GROWS);

  /**
   * What is wrong, as one sentence.
   *
   * @param writtenKey how the subject was named by whoever set it
   * @param others the values of {@link #sum}, in its order
   */
  Optional<String> broken(String writtenKey, Duration value, List<Duration> others) {
    Duration total = others.stream().reduce(Duration.ZERO, Duration::plus);
    int compared = value.compareTo(total);
    if (strictly ? compared > 0 : compared >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "%s = %s %s (%s)"
            .formatted(writtenKey, Durations.format(value), rule(), Durations.format(total)));
  }

  /** The rule as the end of a sentence. */
  String rule() {
    String keys = sum.stream().map(Setting::key).collect(Collectors.joining(" + "));
    return (strictly ? "must be longer than " : "must not be shorter than ") + keys;
  }

  /**
   * Keeps a record from existing with values that the rule forbids.
   *
   * @throws IllegalArgumentException naming keys, values and rule
   */
  void require(Duration value, Duration... others) {
    broken(subject.key(), value, List.of(others))
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
  }
}
