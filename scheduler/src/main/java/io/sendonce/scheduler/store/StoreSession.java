package io.sendonce.scheduler.store;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.quartz.Calendar;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

/**
 * Jobs, triggers and calendars of a store, read and changed in one transaction that no other node
 * can disturb.
 */
public interface StoreSession {

  /** The transaction, for statements that belong into it; not to be committed or closed. */
  Handle handle();

  /** The jobs of a group. */
  Set<JobKey> jobKeys(String group) throws JobPersistenceException;

  /** A job; of class {@link AbsentJob} where this node does not have its own class. */
  Optional<JobDetail> job(JobKey key) throws JobPersistenceException;

  /** Adds or replaces a job; its triggers stay. */
  void storeJob(JobDetail job) throws JobPersistenceException;

  /** Removes a job and its triggers; false if there was none. */
  boolean removeJob(JobKey key) throws JobPersistenceException;

  /** A trigger. */
  Optional<OperableTrigger> trigger(TriggerKey key) throws JobPersistenceException;

  /** The state as the table has it, for instance PAUSED_BLOCKED; DELETED if there is no trigger. */
  String triggerState(TriggerKey key) throws JobPersistenceException;

  /**
   * Adds or replaces a trigger. It waits, or is paused where its group is, or is blocked where its
   * exclusive job runs.
   */
  void storeTrigger(OperableTrigger trigger) throws JobPersistenceException;

  /** Pauses a trigger. */
  void pauseTrigger(TriggerKey key) throws JobPersistenceException;

  /** Removes a trigger, and its job where that does not live without one; false if none was. */
  boolean removeTrigger(TriggerKey key) throws JobPersistenceException;

  /** A calendar. */
  Optional<Calendar> calendar(String name) throws JobPersistenceException;

  /** Adds or replaces a calendar and computes the next fires of its triggers anew. */
  void storeCalendar(String name, Calendar calendar) throws JobPersistenceException;

  /**
   * Removes a calendar; false if there was none.
   *
   * @throws JobPersistenceException if triggers refer to it
   */
  boolean removeCalendar(String name) throws JobPersistenceException;
}
