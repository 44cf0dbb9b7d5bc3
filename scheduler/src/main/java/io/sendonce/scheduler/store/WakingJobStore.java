package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerConfigException;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.DriverDelegate;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.NoSuchDelegateException;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.Semaphore;
import org.quartz.impl.jdbcjobstore.StdRowLockSemaphore;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.SchedulerSignaler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is stored here wakes the other nodes, and what this node cannot run it leaves to them. */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method by a raw one.
abstract class WakingJobStore extends JobStoreTX {

  /** Quartz's 15 s before a failed check-in is repeated are longer than the others wait for it. */
  private static final long LONGEST_RETRY_INTERVAL = 1000;

  /** Quartz's own messages go by Quartz's name, so that they can be told from ours. */
  private static final Logger QUARTZ_LOG = LoggerFactory.getLogger(JobStoreTX.class);

  private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC(), System::nanoTime);
  private final LeftToOthers leftToOthers = new LeftToOthers();
  private volatile boolean isPaused;
  private @Nullable NodeClasses classes;
  private @Nullable ClusterTables tables;
  private @Nullable DriverDelegate delegate;
  private @Nullable SchedulerSignaler signaler;

  /** Quartz's default lets two nodes reserve one trigger. */
  WakingJobStore() {
    setAcquireTriggersWithinLock(true);
  }

  @Override
  public void initialize(ClassLoadHelper loader, SchedulerSignaler signaler)
      throws SchedulerConfigException {
    require(isClustered(), "isClustered", "true", "this store is for clusters");
    require(isAcquireTriggersWithinLock(), "acquireTriggersWithinLock", "true", "see its comment");
    String name = getDriverDelegateClass();
    require(
        name == null || name.equals(PostgreSQLDelegate.class.getName()),
        "driverDelegateClass",
        PostgreSQLDelegate.class.getName(),
        "the store brings its own form of it");
    this.signaler = signaler;
    classes = new NodeClasses(loader);
    setDbRetryInterval(Math.min(getDbRetryInterval(), LONGEST_RETRY_INTERVAL));
    QuartzStatements statements = QuartzStatements.of(getTablePrefix());
    Semaphore locks = getLockHandler();
    if (locks == null || locks.getClass() == StdRowLockSemaphore.class) {
      String sql = asPattern(statements.sql("take_lock"));
      setLockHandler(new StdRowLockSemaphore(getTablePrefix(), getInstanceName(), sql));
    }
    tables = new ClusterTables(statements, getInstanceName(), getInstanceId());
    super.initialize(classes, signaler);
  }

  /**
   * Names classes that stand for others which this node does not have (any more).
   *
   * @param renamed the class name in the store, and the one to use for it
   */
  public void setAliases(Map<String, String> renamed) {
    classes().rename(renamed);
  }

  final DatabaseClock clock() {
    return clock;
  }

  @Override
  public void schedulerPaused() {
    super.schedulerPaused();
    isPaused = true;
  }

  @Override
  public void schedulerResumed() {
    super.schedulerResumed();
    isPaused = false;
  }

  /** Whether others have to take what becomes free here: this node is stopping or standing by. */
  final boolean isPaused() {
    return isPaused;
  }

  /** What this node may take after all, is looked at again. */
  final void lookAgainAtWhatWasLeft() {
    if (leftToOthers.isTimeToLook()) {
      signalSchedulingChangeImmediately(0L);
    }
  }

  final ClusterTables tables() {
    return initialized(tables);
  }

  final SchedulerSignaler signaler() {
    return initialized(signaler);
  }

  final NodeClasses classes() {
    return initialized(classes);
  }

  /** Wakes the others when the transaction is committed, and this node's own scheduler thread. */
  final void wakeAll(Connection connection) throws JobPersistenceException {
    tables().wakeNodes(connection);
    signalSchedulingChangeOnTxCompletion(0L);
  }

  @Override
  protected synchronized DriverDelegate getDelegate() throws NoSuchDelegateException {
    if (delegate == null) {
      delegate = new SelectiveDelegate(tables(), classes(), clock, leftToOthers);
      delegate.initialize(
          getLog(),
          getTablePrefix(),
          getInstanceName(),
          getInstanceId(),
          getClassLoadHelper(),
          canUseProperties(),
          getDriverDelegateInitString());
      delegate.setUseEnhancedStatements(isUsingEnhancedStatements());
    }
    return delegate;
  }

  @Override
  protected Logger getLog() {
    return QUARTZ_LOG;
  }

  /**
   * Quartz has a trigger in ERROR for good when its job could not be read, be it that the database
   * was away for a moment or that a stop interrupted the reading. As another kind of exception it
   * ends the transaction, and the trigger waits on.
   */
  @Override
  protected @Nullable JobDetail retrieveJob(Connection connection, JobKey key)
      throws JobPersistenceException {
    try {
      return super.retrieveJob(connection, key);
    } catch (JobPersistenceException e) {
      if (e.getCause() instanceof SQLException) {
        throw new IllegalStateException("job " + key + " could not be read", e);
      }
      throw e;
    }
  }

  @Override
  protected void storeJob(Connection connection, JobDetail job, boolean replaceExisting)
      throws JobPersistenceException {
    if (AbsentJob.class.equals(job.getJobClass())) {
      throw new JobPersistenceException(
          "job " + job.getKey() + " cannot be stored here: this node does not have its class");
    }
    super.storeJob(connection, job, replaceExisting);
  }

  @Override
  protected void storeTrigger(
      Connection connection,
      OperableTrigger trigger,
      @Nullable JobDetail job,
      boolean replaceExisting,
      String state,
      boolean forceState,
      boolean recovering)
      throws JobPersistenceException {
    super.storeTrigger(connection, trigger, job, replaceExisting, state, forceState, recovering);
    if (state.equals(STATE_WAITING) && !forceState) {
      // Not what a fire stores of its own trigger: that one is nobody else's news.
      tables().wakeNodes(connection);
    }
  }

  @Override
  public void resumeTrigger(Connection connection, TriggerKey key) throws JobPersistenceException {
    super.resumeTrigger(connection, key);
    wakeAll(connection);
  }

  @Override
  public Set<String> resumeTriggerGroup(Connection connection, GroupMatcher<TriggerKey> matcher)
      throws JobPersistenceException {
    Set<String> groups = super.resumeTriggerGroup(connection, matcher);
    wakeAll(connection);
    return groups;
  }

  @Override
  public void resetTriggerFromErrorState(TriggerKey key) throws JobPersistenceException {
    super.resetTriggerFromErrorState(key);
    executeWithoutLock(
        connection -> {
          wakeAll(connection);
          return key;
        });
  }

  /** Quartz formats it with the scheduler's name as a literal, and binds the lock's name. */
  private static String asPattern(String sql) {
    return sql.replace("'", "''").replace(":scheduler", "{1}").replace(":lock", "?");
  }

  private static <T> T initialized(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the job store is used before it was initialized");
    }
    return part;
  }

  private static void require(boolean holds, String key, String value, String why)
      throws SchedulerConfigException {
    if (!holds) {
      throw new SchedulerConfigException(
          "org.quartz.jobStore.%s must be %s: %s".formatted(key, value, why));
    }
  }
}
