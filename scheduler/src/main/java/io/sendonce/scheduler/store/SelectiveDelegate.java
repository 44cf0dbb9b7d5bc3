package io.sendonce.scheduler.store;

import io.sendonce.scheduler.store.ClusterTables.Candidate;
import io.sendonce.scheduler.store.ClusterTables.CandidateQuery;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.ClassLoadHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reserves what this node may and can run, and reads jobs whose class it does not have. */
final class SelectiveDelegate extends PostgreSQLDelegate {

  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveJobStore.class);

  /** How long a fire beyond this node's share is left to the others. */
  private static final Duration LEFT_TO_OTHERS = Duration.ofMillis(500);

  private final ClusterTables tables;
  private final NodeClasses classes;
  private final DatabaseClock clock;
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  SelectiveDelegate(ClusterTables tables, NodeClasses classes, DatabaseClock clock) {
    this.tables = tables;
    this.classes = classes;
    this.clock = clock;
  }

  @Override
  public List<TriggerKey> selectTriggerToAcquire(
      Connection connection, long noLaterThan, long noEarlierThan, int maxCount) {
    absent.removeIf(classes::has);
    while (true) {
      List<Candidate> candidates =
          tables.candidates(
              connection,
              new CandidateQuery(
                  clock.notAhead(noLaterThan),
                  noEarlierThan,
                  clock.millis() - LEFT_TO_OTHERS.toMillis(),
                  absent,
                  Math.max(1, maxCount)));
      if (!findAbsent(candidates)) {
        return candidates.stream().map(Candidate::trigger).toList();
      }
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
