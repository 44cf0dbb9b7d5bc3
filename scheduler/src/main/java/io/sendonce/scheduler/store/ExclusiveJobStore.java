package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.quartz.Calendar;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerConfigException;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.SchedulerSignaler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job store: {@code org.quartz.jobStore.class} of any Quartz 2.5 cluster on PostgreSQL. Besides
 * Quartz's own settings it takes {@code silenceGrace} and {@code listen}.
 */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method by a raw one.
public class ExclusiveJobStore extends MemberJobStore {

  /** In a trigger's data: due again that many ms after its run has ended. */
  public static final String DELAY = "sendonce.delay";

  /** A trigger in a group of this prefix and an instance id is fired by that node only. */
  public static final String NODE_GROUP = "node:";

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  private static final Map<String, ExclusiveJobStore> STORES = new ConcurrentHashMap<>();

  /** For Quartz. */
  public ExclusiveJobStore() {
    // Quartz makes it by reflection and sets its properties.
  }

  /**
   * The store of a scheduler in this JVM, started or not.
   *
   * @return empty if it has another store
   * @throws SchedulerException if the scheduler does not tell its name
   */
  public static Optional<ExclusiveJobStore> of(Scheduler scheduler) throws SchedulerException {
    return Optional.ofNullable(
        STORES.get(key(scheduler.getSchedulerName(), scheduler.getSchedulerInstanceId())));
  }

  /**
   * Tells the store its scheduler, before that is started. Needed only for a scheduler that is not
   * in Quartz's own registry.
   *
   * @throws SchedulerException if the scheduler takes no listeners
   */
  public void attach(Scheduler scheduler) throws SchedulerException {
    guard(scheduler);
  }

  @Override
  public void initialize(ClassLoadHelper loader, SchedulerSignaler signaler)
      throws SchedulerConfigException {
    super.initialize(loader, signaler);
    STORES.put(key(getInstanceName(), getInstanceId()), this);
  }

  @Override
  public void schedulerStarted() throws SchedulerException {
    Scheduler registered = SchedulerRepository.getInstance().lookup(getInstanceName());
    if (registered != null && registered.getSchedulerInstanceId().equals(getInstanceId())) {
      attach(registered);
    }
    if (!isGuarded()) {
      LOG.warn(
          "{} is not in Quartz's registry and was not attached: runs that a throwing listener breaks"
              + " off stay blocked on this node",
          getInstanceName());
    }
    super.schedulerStarted();
  }

  @Override
  public void shutdown() {
    STORES.remove(key(getInstanceName(), getInstanceId()), this);
    super.shutdown();
  }

  /**
   * Changes the store as a whole: one transaction, under the lock that every fire takes. Other
   * nodes hear of it when it is committed.
   *
   * @param work does it
   * @param <T> what the work returns
   * @throws JobPersistenceException if anything failed; nothing was changed then
   */
  public <T> T inOneTransaction(StoreWork<T> work) throws JobPersistenceException {
    return executeInNonManagedTXLock(
        LOCK_TRIGGER_ACCESS,
        connection -> {
          try {
            T result = work.in(new Session(connection));
            wakeAll(connection);
            return result;
          } catch (SQLException e) {
            throw new JobPersistenceException(e.getMessage(), e);
          }
        },
        null);
  }

  private static String key(String scheduler, String instance) {
    return scheduler + "\n" + instance;
  }

  /** The store's inner methods, which Quartz keeps for subclasses, on one connection. */
  private final class Session implements StoreSession {

    private final Connection connection;

    Session(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Handle handle() {
      return ClusterTables.handle(connection);
    }

    @Override
    public Set<JobKey> jobKeys(String group) throws JobPersistenceException {
      return getJobNames(connection, GroupMatcher.jobGroupEquals(group));
    }

    @Override
    public Optional<JobDetail> job(JobKey key) throws JobPersistenceException {
      return Optional.ofNullable(retrieveJob(connection, key));
    }

    @Override
    public void storeJob(JobDetail job) throws JobPersistenceException {
      ExclusiveJobStore.this.storeJob(connection, job, true);
    }

    @Override
    public boolean removeJob(JobKey key) throws JobPersistenceException {
      return ExclusiveJobStore.this.removeJob(connection, key);
    }

    @Override
    public Optional<OperableTrigger> trigger(TriggerKey key) throws JobPersistenceException {
      return Optional.ofNullable(retrieveTrigger(connection, key));
    }

    @Override
    public String triggerState(TriggerKey key) throws JobPersistenceException {
      try {
        return getDelegate().selectTriggerState(connection, key);
      } catch (SQLException e) {
        throw new JobPersistenceException("state of trigger " + key + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void storeTrigger(OperableTrigger trigger) throws JobPersistenceException {
      ExclusiveJobStore.this.storeTrigger(
          connection, trigger, null, true, STATE_WAITING, false, false);
    }

    @Override
    public void pauseTrigger(TriggerKey key) throws JobPersistenceException {
      ExclusiveJobStore.this.pauseTrigger(connection, key);
    }

    @Override
    public boolean removeTrigger(TriggerKey key) throws JobPersistenceException {
      return ExclusiveJobStore.this.removeTrigger(connection, key);
    }

    @Override
    public Optional<Calendar> calendar(String name) throws JobPersistenceException {
      return Optional.ofNullable(retrieveCalendar(connection, name));
    }

    /** Quartz would resume the calendar's paused triggers by it. */
    @Override
    public void storeCalendar(String name, Calendar calendar) throws JobPersistenceException {
      List<TriggerKey> paused = new ArrayList<>();
      for (TriggerKey key : triggersOf(name)) {
        if (triggerState(key).startsWith(STATE_PAUSED)) {
          paused.add(key);
        }
      }
      ExclusiveJobStore.this.storeCalendar(connection, name, calendar, true, true);
      for (TriggerKey key : paused) {
        pauseTrigger(key);
      }
    }

    @Override
    public boolean removeCalendar(String name) throws JobPersistenceException {
      return ExclusiveJobStore.this.removeCalendar(connection, name);
    }

    private List<TriggerKey> triggersOf(String calendar) throws JobPersistenceException {
      try {
        return getDelegate().selectTriggersForCalendar(connection, calendar).stream()
            .map(OperableTrigger::getKey)
            .toList();
      } catch (SQLException | java.io.IOException | ClassNotFoundException e) {
        throw new JobPersistenceException(
            "triggers of calendar " + calendar + ": " + e.getMessage(), e);
      }
    }
  }
}
