package io.sendonce.scheduler.store;

import io.sendonce.scheduler.store.ClusterTables.Candidate;
import io.sendonce.scheduler.store.ClusterTables.CandidateQuery;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.ClassLoadHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reserves what this node may and can run, and reads jobs whose class it does not have. */
final class SelectiveDelegate extends PostgreSQLDelegate {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  /** Enough that lanes beyond a share, or paused for their node, do not hide all others. */
  private static final int DEPTH = 200;

  /** Not yet a misfire when it was freed, a trigger must not be one when it is reserved; in ms. */
  private static final long BETWEEN_TWO_LOOKS = 1000;

  private final ClusterTables tables;
  private final NodeClasses classes;
  private final DatabaseClock clock;
  private final LeftToOthers left;
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  SelectiveDelegate(
      ClusterTables tables, NodeClasses classes, DatabaseClock clock, LeftToOthers left) {
    this.left = left;
    this.tables = tables;
    this.classes = classes;
    this.clock = clock;
  }

  @Override
  public List<TriggerKey> selectTriggerToAcquire(
      Connection connection, long noLaterThan, long noEarlierThan, int maxCount)
      throws SQLException {
    absent.removeIf(classes::has);
    while (true) {
      CandidateQuery wanted =
          new CandidateQuery(
              clock.notAhead(noLaterThan),
              noEarlierThan - BETWEEN_TWO_LOOKS,
              absent,
              Math.max(DEPTH, maxCount));
      List<Candidate> candidates = candidates(connection, wanted);
      if (!findAbsent(candidates)) {
        return chosen(connection, candidates, Math.max(1, maxCount));
      }
    }
  }

  /** What is beyond this node's share is left to the others, who are woken for it. */
  private List<TriggerKey> chosen(Connection connection, List<Candidate> candidates, int most)
      throws SQLException {
    List<TriggerKey> beyond =
        candidates.stream().filter(Candidate::isBeyondShare).map(Candidate::trigger).toList();
    if (left.leave(beyond)) {
      wake(connection);
    }
    return candidates.stream()
        .filter(
            candidate -> !candidate.isBeyondShare() || left.isLeftLongEnough(candidate.trigger()))
        .map(Candidate::trigger)
        .limit(most)
        .toList();
  }

  private void wake(Connection connection) throws SQLException {
    try {
      tables.wakeNodes(connection);
    } catch (JobPersistenceException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private List<Candidate> candidates(Connection connection, CandidateQuery wanted)
      throws SQLException {
    try {
      return tables.candidates(connection, wanted);
    } catch (JobPersistenceException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // Quartz asks for null where there is no such job.
  public @Nullable JobDetail selectJobDetail(Connection connection, JobKey key, ClassLoadHelper any)
      throws ClassNotFoundException, IOException, SQLException {
    return super.selectJobDetail(connection, key, classes.orAbsent());
  }

  @Override
  public List<JobDetail> selectJobDetails(
      Connection connection, GroupMatcher<JobKey> matcher, ClassLoadHelper any)
      throws ClassNotFoundException, IOException, SQLException {
    return super.selectJobDetails(connection, matcher, classes.orAbsent());
  }

  /** True if a class among them is found to be absent that was not known to be. */
  private boolean findAbsent(List<Candidate> candidates) {
    List<String> found = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String type = candidate.jobClass();
      if (!classes.has(type) && absent.add(type)) {
        found.add(type);
      }
    }
    for (String type : found) {
      LOG.warn("jobs of class {} are left to other nodes: this one does not have it", type);
    }
    return !found.isEmpty();
  }
}
