package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerConfigException;
import org.quartz.SchedulerException;
import org.quartz.UnableToInterruptJobException;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node as a member of the cluster: checks in by the database's clock, judges who is dead,
 * stops working before others take it for dead, and leaves whole.
 */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method by a raw one.
abstract class MemberJobStore extends MendingJobStore {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  /** A node that lost touch stops working this long before others may take over from it. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  /** Longer than it takes to write down the end of a run whose job threw. */
  private static final Duration BROKEN_OFF = Duration.ofSeconds(5);

  /** No pool holds up a fire that long; one that it does is not allowed to begin later. */
  private static final Duration UNBEGUN = Duration.ofSeconds(30);

  private final Object checkIn = new Object();
  private Duration silenceGrace = Duration.ofSeconds(20);
  private boolean isListening = true;
  private @Nullable LifeLine line;
  private volatile @Nullable Scheduler scheduler;
  private volatile long lastContact = System.nanoTime();
  private volatile boolean isMember;
  private volatile boolean isLeaving;

  MemberJobStore() {
    setClusterCheckinInterval(2000);
  }

  /**
   * How long a node may be silent, in ms, before others take over what it holds, while its session
   * still stands: it may be paused. One whose session has ended is not waited for that long.
   */
  public void setSilenceGrace(long millis) {
    silenceGrace = Duration.ofMillis(millis);
  }

  /** Whether to keep a session for LISTEN; false behind a pooler that cannot, it works without. */
  public void setListen(boolean listen) {
    isListening = listen;
  }

  /** Puts a gate before the jobs of the scheduler that this store belongs to. */
  final void guard(Scheduler guarded) throws SchedulerException {
    if (scheduler == null) {
      scheduler = guarded;
      FireGate.install(
          guarded,
          fires(),
          context -> !context.getJobDetail().isConcurrentExecutionDisallowed() || isHeld(context));
    }
  }

  final boolean isGuarded() {
    return scheduler != null;
  }

  @Override
  public void schedulerStarted() throws SchedulerException {
    executeWithoutLock(
        connection -> {
          tables().seedLocks(connection);
          return "";
        });
    line =
        new LifeLine(getDataSource(), getInstanceName(), getInstanceId(), tables(), new OnLine());
    line.start(isListening);
    if (!line.awaitName()) {
      line.close();
      throw new SchedulerConfigException(
          "another node is running as %s: each node of %s needs an instanceId of its own"
              .formatted(getInstanceId(), getInstanceName()));
    }
    super.schedulerStarted();
  }

  @Override
  protected boolean doCheckin() throws JobPersistenceException {
    synchronized (checkIn) {
      if (isLeaving) {
        return false;
      }
      boolean hasRecovered = super.doCheckin();
      lastContact = System.nanoTime();
      isMember = true;
      if (clock().isBehind()) {
        // Quartz's thread would hold what it has reserved until this node's clock says it is time.
        signaler().signalSchedulingChange(0);
      }
      Set<String> running = fires().runningExclusively();
      if (isGuarded()) {
        fires().giveUp(BROKEN_OFF, UNBEGUN);
      }
      Holdings holdings = holdings();
      workAgainUnless(lost(running, holdings));
      return mend(holdings) || hasRecovered;
    }
  }

  @Override
  protected List<SchedulerStateRecord> findFailedInstances(Connection connection)
      throws JobPersistenceException {
    List<NodeRow> nodes = tables().nodes(connection);
    nodes.stream().findFirst().ifPresent(node -> clock().set(node.now()));
    Duration ownGap = sinceContact();
    List<SchedulerStateRecord> failed = new ArrayList<>();
    for (NodeRow node : nodes) {
      boolean isThis = node.instance().equals(getInstanceId());
      // Of this one: what an earlier process of its name left behind.
      if (isThis ? firstCheckIn : node.isDead(silenceGrace, ownGap)) {
        failed.add(record(node));
      }
    }
    return failed;
  }

  @Override
  protected List<SchedulerStateRecord> clusterCheckIn(Connection connection)
      throws JobPersistenceException {
    List<SchedulerStateRecord> failed = findFailedInstances(connection);
    LifeLine open = line;
    long interval =
        NodeRow.intervalToWrite(getClusterCheckinInterval(), open != null && open.isUp());
    boolean wasMade = tables().checkIn(connection, interval);
    // Quartz reckons from it when to check in next.
    lastCheckin = clock().local().millis();
    if (wasMade && !firstCheckIn) {
      stopWorking("others took this node for dead and have taken over what it held");
    }
    return failed;
  }

  /** Hands over at once; what still runs may end first, in the background, and be written down. */
  @Override
  public void shutdown() {
    if (fires().isIdle()) {
      leave();
      return;
    }
    LOG.info("jobs of {} still run: it leaves the cluster when they have ended", getInstanceId());
    Thread leaving =
        new Thread(
            this::leaveWhenIdle,
            "QuartzScheduler_%s-%s_Leaving".formatted(getInstanceName(), getInstanceId()));
    leaving.setDaemon(true);
    leaving.start();
  }

  private void leaveWhenIdle() {
    try {
      fires().awaitIdle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leave();
  }

  private void leave() {
    synchronized (checkIn) {
      isLeaving = true;
      fence().raise("leaving");
    }
    LifeLine open = line;
    if (open != null) {
      try {
        executeInNonManagedTXLock(
            LOCK_TRIGGER_ACCESS,
            connection -> {
              tables().leave(connection);
              tables().wakeNodes(connection);
              return "";
            },
            null);
      } catch (JobPersistenceException e) {
        LOG.warn("{} leaves its rows to the other nodes: {}", getInstanceId(), e.getMessage());
      }
      open.close();
    }
    super.shutdown();
  }

  private Set<String> lost(Set<String> running, Holdings holdings) {
    Set<String> lost = new HashSet<>(running);
    lost.removeAll(holdings.fires().keySet());
    lost.retainAll(fires().runningExclusively());
    return lost;
  }

  /** Takes on no more work and tells the exclusive jobs, which others may run by now. */
  private void stopWorking(String why) {
    if (fence().raise(why)) {
      String message = getInstanceId() + " stops working: " + why;
      LOG.error("{}", message);
      signaler().notifySchedulerListenersError(message, new SchedulerException(message));
      fires().runningExclusively().forEach(this::interrupt);
    }
  }

  private void workAgainUnless(Set<String> lost) {
    LifeLine open = line;
    if (!fence().isUp() || (open != null && open.isNameTaken())) {
      return;
    }
    if (lost.isEmpty()) {
      fence().lower();
      LOG.info("{} works again", getInstanceId());
      signalSchedulingChangeImmediately(0L);
    } else {
      lost.forEach(this::interrupt);
    }
  }

  private void interrupt(String fire) {
    Scheduler guarded = scheduler;
    try {
      if (guarded != null) {
        guarded.interrupt(fire);
      }
    } catch (UnableToInterruptJobException e) {
      LOG.warn("fire {} goes on: {}", fire, e.getMessage());
    }
  }

  private Duration sinceContact() {
    return Duration.ofNanos(System.nanoTime() - lastContact);
  }

  private static SchedulerStateRecord record(NodeRow node) {
    SchedulerStateRecord record = new SchedulerStateRecord();
    record.setSchedulerInstanceId(node.instance());
    record.setCheckinTimestamp(node.lastCheckIn());
    record.setCheckinInterval(node.interval().toMillis());
    return record;
  }

  private final class OnLine implements LifeLine.Owner {

    @Override
    public void woken() {
      signalSchedulingChangeImmediately(0L);
    }

    @Override
    public void nameTaken() {
      if (isMember) {
        stopWorking("another node runs under its name");
      }
    }

    /** The others count from the last check-in too, and wait for this long. */
    @Override
    public void tick(boolean isConnected) {
      lookAgainAtWhatWasLeft();
      Duration patience = isConnected ? silenceGrace : NodeRow.PATIENCE_WITH_THE_DISCONNECTED;
      Duration longest =
          Duration.ofMillis(getClusterCheckinInterval()).plus(patience).minus(MARGIN);
      if (isMember && !isLeaving && sinceContact().compareTo(longest) > 0) {
        stopWorking("it has not been able to check in for " + sinceContact().toMillis() + " ms");
      }
    }
  }
}
