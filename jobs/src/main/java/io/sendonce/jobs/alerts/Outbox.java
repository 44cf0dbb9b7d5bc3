package io.sendonce.jobs.alerts;

import io.sendonce.jobs.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what there is to tell, at least once. The next attempt's time is committed before the
 * channel is asked, with no transaction open meanwhile: a node that dies in between has it
 * delivered again. Safe for use by many threads and many nodes at once.
 */
public final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.alerts.delivery");

  /** Longer than a channel may take. */
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration GIVES_UP_AFTER = Duration.ofDays(1);
  private static final Duration OVERDUE_AFTER = Duration.ofMinutes(15);

  private final Database database;
  private final List<Channel> channels;

  /**
   * An outbox and the channels that it is emptied into.
   *
   * @param channels each with a name of its own
   */
  public Outbox(Database database, List<Channel> channels) {
    this.database = database;
    this.channels = List.copyOf(channels);
  }

  /** The names of its channels. */
  public List<String> channels() {
    return channels.stream().map(Channel::name).toList();
  }

  /**
   * Delivers what is due. A channel that fails is left alone until the next time.
   *
   * @param isStopped asked between two deliveries
   * @return how many arrived
   */
  public int deliver(BooleanSupplier isStopped) {
    giveUp();
    List<Channel> working = new ArrayList<>(channels);
    int delivered = 0;
    while (!working.isEmpty() && !isStopped.getAsBoolean()) {
      Optional<Due> due = take(working);
      if (due.isEmpty()) {
        break;
      }
      Channel channel = channelOf(due.get());
      if (arrives(due.get(), channel)) {
        delivered++;
      } else {
        working.remove(channel);
      }
    }
    return delivered;
  }

  /** Whether something could not be delivered for so long that the way to people may be broken. */
  public boolean isOverdue() {
    return database.query(
        "alerts/is_overdue",
        query -> query.bind("age", OVERDUE_AFTER.toString()).mapTo(Boolean.class).one());
  }

  private boolean arrives(Due due, Channel channel) {
    try {
      channel.deliver(due.notice());
    } catch (UndeliveredException e) {
      failed(due, e.reason());
      return false;
    } catch (RuntimeException e) {
      // One broken channel must not keep the others from telling.
      failed(due, e.getClass().getSimpleName());
      return false;
    }
    database.update(
        "alerts/delivered", update -> update.bind("id", due.id()).bind("channel", due.channel()));
    return true;
  }

  private void failed(Due due, String reason) {
    LOG.warn(
        "alert {} did not get out by {} (attempt {}): {}",
        due.alertId(),
        due.channel(),
        due.attempts(),
        reason);
    database.update(
        "alerts/failed",
        update -> update.bind("id", due.id()).bind("channel", due.channel()).bind("error", reason));
  }

  private Optional<Due> take(List<Channel> working) {
    return database.query(
        "alerts/take_due",
        query ->
            query
                .bindArray("channels", String.class, working.stream().map(Channel::name).toList())
                .bind("firstWait", FIRST_WAIT.toString())
                .bind("longestWait", LONGEST_WAIT.toString())
                .map(Database.rows(Due.class))
                .findOne());
  }

  private Channel channelOf(Due due) {
    return channels.stream()
        .filter(channel -> channel.name().equals(due.channel()))
        .findFirst()
        .orElseThrow();
  }

  private void giveUp() {
    List<Long> given =
        database.query(
            "alerts/give_up",
            query -> query.bind("age", GIVES_UP_AFTER.toString()).mapTo(Long.class).list());
    for (long id : given) {
      LOG.error("alert delivery {} is given up: it did not get out within {}", id, GIVES_UP_AFTER);
    }
  }

  /** A delivery that is due. */
  record Due(
      long id,
      long alertId,
      UUID eventId,
      String channel,
      String kind,
      String condition,
      String subject,
      String severity,
      String detail,
      long seen,
      Instant openedAt,
      Instant happenedAt,
      int attempts) {

    Notice notice() {
      return new Notice(
          eventId,
          alertId,
          kind,
          condition,
          subject,
          Severity.of(severity),
          detail,
          seen,
          openedAt,
          happenedAt);
    }
  }
}
