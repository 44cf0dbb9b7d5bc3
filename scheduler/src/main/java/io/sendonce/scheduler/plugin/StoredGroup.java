package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.store.QuartzStatements;
import io.sendonce.scheduler.store.StoreSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;

/** A group of jobs in Quartz's tables, read in one transaction. */
final class StoredGroup {

  private final StoreSession session;
  private final QuartzStatements statements;
  private final String scheduler;
  private final String group;

  StoredGroup(StoreSession session, QuartzStatements statements, String scheduler, String group) {
    this.session = session;
    this.statements = statements;
    this.scheduler = scheduler;
    this.group = group;
  }

  /** Its jobs, whoever made them. */
  Map<JobKey, StoredJob> jobs() throws JobPersistenceException {
    Map<JobKey, StoredJob> jobs = new LinkedHashMap<>();
    for (Map.Entry<String, String> job : classNames().entrySet()) {
      JobKey key = new JobKey(job.getKey(), group);
      jobs.put(key, StoredJob.read(session, key, job.getValue()));
    }
    return jobs;
  }

  /** The nodes that are in the cluster. */
  Set<String> nodes() {
    return named(session.handle().createQuery(statements.sql("node_names")))
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  /** The calendars of the group by the names they have in the store, and whether they are idle. */
  Map<String, Boolean> calendars() {
    Map<String, Boolean> calendars = new LinkedHashMap<>();
    named(session.handle().createQuery(statements.sql("calendars_of_group")))
        .bind("prefix", group + ".")
        .map((row, context) -> Map.entry(row.getString(1), row.getBoolean(2)))
        .forEach(calendar -> calendars.put(calendar.getKey(), calendar.getValue()));
    return calendars;
  }

  private Map<String, String> classNames() {
    Map<String, String> names = new LinkedHashMap<>();
    named(session.handle().createQuery(statements.sql("jobs_of_group")))
        .bind("group", group)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(job -> names.put(job.getKey(), job.getValue()));
    return names;
  }

  private <S extends SqlStatement<S>> S named(S statement) {
    return statement.bind("scheduler", scheduler);
  }
}
