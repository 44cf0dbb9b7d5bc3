package io.sendonce.scheduler.config;

import java.util.List;
import java.util.Set;

/**
 * The keys of Quartz 2.5.2 that we know: those we need ({@code StdSchedulerFactory}, setters of
 * {@code JobStoreSupport}) and the rest, so that a mistyped one can be told from a plugin's own.
 */
final class QuartzKeys {

  static final String ROOT = "org.quartz.";
  static final String SCHEDULER = ROOT + "scheduler.";
  static final String JOB_STORE = ROOT + "jobStore.";
  static final String PLUGIN = ROOT + "plugin.";
  static final String CONNECTIONS = ROOT + "dataSource.";

  static final String INSTANCE_NAME = SCHEDULER + "instanceName";
  static final String INSTANCE_ID = SCHEDULER + "instanceId";
  static final String IDLE_WAIT = SCHEDULER + "idleWaitTime";
  static final String BATCH = SCHEDULER + "batchTriggerAcquisitionMaxCount";
  static final String THREADS = ROOT + "threadPool.threadCount";
  static final String STORE_CLASS = JOB_STORE + "class";
  static final String DELEGATE = JOB_STORE + "driverDelegateClass";
  static final String DATA_SOURCE = JOB_STORE + "dataSource";
  static final String TABLE_PREFIX = JOB_STORE + "tablePrefix";
  static final String LOCK_HANDLER = JOB_STORE + "lockHandler.class";
  static final String CHECKIN = JOB_STORE + "clusterCheckinInterval";
  static final String MISFIRE = JOB_STORE + "misfireThreshold";

  /** Groups in which classes define keys of their own. */
  static final List<String> OPEN_GROUPS =
      List.of(
          PLUGIN,
          ROOT + "context.key.",
          ROOT + "jobListener.",
          ROOT + "triggerListener.",
          ROOT + "threadExecutor.",
          JOB_STORE + "lockHandler.",
          SCHEDULER + "jobFactory.",
          SCHEDULER + "instanceIdGenerator.");

  static final Set<String> KNOWN =
      Set.of(
          INSTANCE_NAME,
          INSTANCE_ID,
          IDLE_WAIT,
          BATCH,
          SCHEDULER + "batchTriggerAcquisitionFireAheadTimeWindow",
          SCHEDULER + "classLoadHelper.class",
          SCHEDULER + "dbFailureRetryInterval",
          SCHEDULER + "interruptJobsOnShutdown",
          SCHEDULER + "interruptJobsOnShutdownWithWait",
          SCHEDULER + "jmx.export",
          SCHEDULER + "jmx.objectName",
          SCHEDULER + "makeSchedulerThreadDaemon",
          SCHEDULER + "threadName",
          SCHEDULER + "threadsInheritContextClassLoaderOfInitializer",
          THREADS,
          ROOT + "threadPool.class",
          ROOT + "threadPool.makeThreadsDaemons",
          ROOT + "threadPool.threadNamePrefix",
          ROOT + "threadPool.threadPriority",
          ROOT + "threadPool.threadsInheritContextClassLoaderOfInitializingThread",
          ROOT + "threadPool.threadsInheritGroupOfInitializingThread",
          STORE_CLASS,
          DELEGATE,
          DATA_SOURCE,
          TABLE_PREFIX,
          CHECKIN,
          MISFIRE,
          JOB_STORE + "acquireTriggersWithinLock",
          JOB_STORE + "dbRetryInterval",
          JOB_STORE + "dontSetAutoCommitFalse",
          JOB_STORE + "doubleCheckLockMisfireHandler",
          JOB_STORE + "driverDelegateInitString",
          JOB_STORE + "isClustered",
          JOB_STORE + "listen",
          JOB_STORE + "lockOnInsert",
          JOB_STORE + "makeThreadsDaemons",
          JOB_STORE + "maxMisfiresToHandleAtATime",
          JOB_STORE + "selectWithLockSQL",
          JOB_STORE + "silenceGrace",
          JOB_STORE + "threadsInheritInitializersClassLoadContext",
          JOB_STORE + "txIsolationLevelSerializable",
          JOB_STORE + "useDBLocks",
          JOB_STORE + "useEnhancedStatements",
          JOB_STORE + "useProperties");

  private QuartzKeys() {}
}
