package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges who is late, and when he fires next, by the clock that all nodes agree on. Quartz takes
 * the node's own.
 */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method by a raw one.
abstract class PunctualJobStore extends WakingJobStore {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  @Override
  protected long getMisfireTime() {
    return Math.max(0, clock().millis() - Math.max(0, getMisfireThreshold()));
  }

  @Override
  protected RecoverMisfiredJobsResult recoverMisfiredJobs(Connection connection, boolean recovering)
      throws JobPersistenceException, SQLException {
    List<TriggerKey> late = new ArrayList<>();
    int most = recovering ? -1 : getMaxMisfiresToHandleAtATime();
    boolean isMore =
        getDelegate()
            .hasMisfiredTriggersInState(connection, STATE_WAITING, getMisfireTime(), most, late);
    long earliest = Long.MAX_VALUE;
    for (TriggerKey key : late) {
      try {
        OperableTrigger trigger = retrieveTrigger(connection, key);
        if (trigger != null) {
          catchUp(connection, trigger, STATE_WAITING, false, recovering);
          earliest = Math.min(earliest, timeOf(trigger, Long.MAX_VALUE));
        }
      } catch (JobPersistenceException e) {
        LOG.error("trigger {} missed its time and cannot be brought up to date", key, e);
      }
    }
    return new RecoverMisfiredJobsResult(isMore, late.size(), earliest);
  }

  @Override
  protected boolean updateMisfiredTrigger(
      Connection connection, TriggerKey key, String stateUnlessComplete, boolean forceState)
      throws JobPersistenceException {
    OperableTrigger trigger = retrieveTrigger(connection, key);
    if (trigger == null || timeOf(trigger, Long.MAX_VALUE) > getMisfireTime()) {
      return false;
    }
    catchUp(connection, trigger, stateUnlessComplete, forceState, false);
    return true;
  }

  private void catchUp(
      Connection connection,
      OperableTrigger trigger,
      String stateUnlessComplete,
      boolean forceState,
      boolean recovering)
      throws JobPersistenceException {
    signaler().notifyTriggerListenersMisfired(trigger);
    Calendar calendar = calendarOf(connection, trigger);
    if (clock().isLocal()) {
      trigger.updateAfterMisfire(calendar);
    } else {
      Misfire.catchUp(trigger, calendar, clock().local(), Instant.ofEpochMilli(clock().millis()));
    }
    boolean isOver = trigger.getNextFireTime() == null;
    storeTrigger(
        connection,
        trigger,
        null,
        true,
        isOver ? STATE_COMPLETE : stateUnlessComplete,
        forceState,
        recovering);
    if (isOver) {
      signaler().notifySchedulerListenersFinalized(trigger);
    }
  }

  private @Nullable Calendar calendarOf(Connection connection, OperableTrigger trigger)
      throws JobPersistenceException {
    String name = trigger.getCalendarName();
    return name == null ? null : retrieveCalendar(connection, name);
  }

  private static long timeOf(OperableTrigger trigger, long otherwise) {
    Date next = trigger.getNextFireTime();
    return next == null ? otherwise : next.toInstant().toEpochMilli();
  }
}
