package io.sendonce.scheduler.metrics;

import io.sendonce.jobs.alerts.Alerts.ChannelCount;
import io.sendonce.jobs.status.AccountState;
import io.sendonce.jobs.status.Overview;
import io.sendonce.jobs.status.Uncertain;
import io.sendonce.jobs.status.Waiting;
import io.sendonce.scheduler.counts.Counted;
import io.sendonce.scheduler.node.PoolLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was read last.
 *
 * @param counted how sending stands, the queue as it was counted last
 * @param accounts at most as many as are shown
 * @param clockOffset how far this machine's clock is ahead of the database's
 * @param pools how busy the pools are
 * @param channels what the channels of alerts have done
 */
record Reading(
    Counted counted,
    List<AccountState> accounts,
    Duration clockOffset,
    List<PoolLoad> pools,
    List<ChannelCount> channels) {

  Reading {
    accounts = List.copyOf(accounts);
    pools = List.copyOf(pools);
    channels = List.copyOf(channels);
  }

  /** How many attempts of a channel to deliver an alert ever failed. */
  double failedDeliveries(String channel) {
    return channels.stream()
        .filter(each -> each.channel().equals(channel))
        .mapToLong(ChannelCount::failures)
        .sum();
  }

  Overview overview() {
    return counted.overview();
  }

  /** How late the oldest message is that only waits for its turn; zero if none does. */
  double oldestDueAge() {
    return age(
        overview().waiting().stream()
            .filter(each -> each.reason().isPace())
            .map(Waiting::oldest)
            .min(Comparator.naturalOrder()),
        counted.countedAt());
  }

  double oldestUncertainAge() {
    return age(
        overview().uncertain().stream().map(Uncertain::since).min(Comparator.naturalOrder()),
        overview().moment().at());
  }

  private static double age(Optional<Instant> since, Instant at) {
    return since.map(it -> Math.max(0, Duration.between(it, at).toMillis() / 1000.0)).orElse(0.0);
  }
}
