package io.sendonce.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.FiredTriggerRecord;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frees what nobody holds any more: what the dead held, and what hangs without a holder. */
@SuppressWarnings("unchecked") // JobStoreTX overrides a generic method by a raw one.
abstract class MendingJobStore extends FencedJobStore {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  private Set<String> unknownBefore = Set.of();

  /** What the store has down for this node, and whether it has triggers that hang. */
  record Holdings(Map<String, TriggerKey> fires, boolean hasStuckTriggers) {}

  final Holdings holdings() throws JobPersistenceException {
    return executeWithoutLock(
        connection ->
            new Holdings(tables().ownFires(connection), tables().hasStuckTriggers(connection)));
  }

  @Override
  protected void clusterRecover(Connection connection, List<SchedulerStateRecord> failed)
      throws JobPersistenceException {
    Set<TriggerKey> held = new HashSet<>();
    for (SchedulerStateRecord node : failed) {
      Set<TriggerKey> triggers = heldBy(connection, node.getSchedulerInstanceId());
      LOG.info(
          "{} takes over from {}: {}", getInstanceId(), node.getSchedulerInstanceId(), triggers);
      held.addAll(triggers);
    }
    super.clusterRecover(connection, failed);
    catchUp(connection, held);
    tables().wakeNodes(connection);
  }

  /** The triggers that a node has reserved, and those of the jobs it runs. */
  private Set<TriggerKey> heldBy(Connection connection, String node)
      throws JobPersistenceException {
    Set<TriggerKey> held = new HashSet<>();
    try {
      for (FiredTriggerRecord fire :
          getDelegate().selectInstancesFiredTriggerRecords(connection, node)) {
        held.add(fire.getTriggerKey());
        if (fire.isJobDisallowsConcurrentExecution()) {
          held.addAll(triggersOf(connection, fire.getJobKey()));
        }
      }
    } catch (SQLException e) {
      throw new JobPersistenceException("fires of " + node + ": " + e.getMessage(), e);
    }
    return held;
  }

  /** Frees what the store has down for somebody who does not have it; true if anything was. */
  final boolean mend(Holdings holdings) throws JobPersistenceException {
    Map<String, TriggerKey> unknown = new HashMap<>(holdings.fires());
    unknown.keySet().removeAll(fires().known());
    // Twice, because a fire is in the store a moment before it is known here.
    Map<String, TriggerKey> nobodys = new HashMap<>(unknown);
    nobodys.keySet().retainAll(unknownBefore);
    unknownBefore = Set.copyOf(unknown.keySet());
    if (nobodys.isEmpty() && !holdings.hasStuckTriggers()) {
      return false;
    }
    executeInNonManagedTXLock(LOCK_TRIGGER_ACCESS, connection -> free(connection, nobodys), null);
    return true;
  }

  private List<TriggerKey> free(Connection connection, Map<String, TriggerKey> nobodys)
      throws JobPersistenceException {
    try {
      for (Map.Entry<String, TriggerKey> fire : nobodys.entrySet()) {
        LOG.warn("fire {} of {} ended without a word: freed", fire.getKey(), fire.getValue());
        getDelegate().deleteFiredTrigger(connection, fire.getKey());
        if (STATE_COMPLETE.equals(getDelegate().selectTriggerState(connection, fire.getValue()))) {
          removeTrigger(connection, fire.getValue());
        }
      }
    } catch (SQLException e) {
      throw new JobPersistenceException("free fires: " + e.getMessage(), e);
    }
    List<TriggerKey> freed = tables().freeStuckTriggers(connection);
    if (!freed.isEmpty()) {
      LOG.warn("triggers reserved or blocked by nobody: freed {}", freed);
    }
    catchUp(connection, freed);
    wakeAll(connection);
    return freed;
  }
}
