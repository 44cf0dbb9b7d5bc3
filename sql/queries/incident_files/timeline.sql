-- What our tables know of an incident's messages and of the time around it, in order: attempts with node and claim, changes of
-- state, evidence, what people did, alerts, restores, starts and stops of nodes, jobs files that were applied, and job runs that failed.
--
-- :queueIds (the messages), :from, :until (the time around them), :scheduler (the cluster's name), :limit
SELECT * FROM (
  SELECT t.started_at AS at, 'attempt' AS kind, 'message ' || t.queue_id AS about,
         format('claimed by %s as attempt %s, lease until %s', t.node, t.id,
                to_char(t.lease_until AT TIME ZONE 'UTC', 'HH24:MI:SS"Z"')) AS detail
  FROM send_attempts t WHERE t.queue_id = ANY (CAST(:queueIds AS bigint[]))
  UNION ALL
  SELECT t.settled_at, 'attempt', 'message ' || t.queue_id,
         format('attempt %s of %s settled: %s', t.id, t.node, concat_ws(', ', t.outcome, 'HTTP ' || t.http_status, t.error_type, t.detail))
  FROM send_attempts t WHERE t.queue_id = ANY (CAST(:queueIds AS bigint[])) AND t.settled_at IS NOT NULL
  UNION ALL
  SELECT e.happened_at, 'state', 'message ' || e.queue_id,
         format('%s to %s, by %s%s', e.from_status, e.to_status, e.actor, coalesce(': ' || e.reason, ''))
  FROM message_events e WHERE e.queue_id = ANY (CAST(:queueIds AS bigint[]))
  UNION ALL
  SELECT e.found_at, 'evidence', 'message ' || e.queue_id,
         format('%s by %s, attempt %s: %s', replace(e.finding, '_', ' '), e.actor, e.attempt_id, e.reason)
  FROM attempt_evidence e WHERE e.queue_id = ANY (CAST(:queueIds AS bigint[]))
  UNION ALL
  SELECT g.happened_at, 'person', g.subject,
         format('%s: %s%s%s', g.actor, g.action, CASE g.outcome WHEN 'refused' THEN ' (refused)' ELSE '' END, coalesce(', because ' || g.reason, ''))
  FROM audit_log g WHERE g.happened_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz)
    AND g.action NOT IN ('sign in', 'sign out')
  UNION ALL
  SELECT a.opened_at, 'alert', a.subject, format('%s, %s: %s', a.severity, a.condition, a.detail)
  FROM alerts a WHERE a.opened_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz) AND a.condition <> 'test'
  UNION ALL
  SELECT a.resolved_at, 'alert', a.subject, format('%s is over', a.condition)
  FROM alerts a WHERE a.opened_at BETWEEN CAST(:from AS timestamptz) - interval '1 day' AND CAST(:until AS timestamptz)
    AND a.resolved_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz) AND a.condition <> 'test'
  UNION ALL
  SELECT h.since, 'restore', 'database', format('%s, noted by %s', h.how, h.noted_by)
  FROM database_history h WHERE h.since BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz)
  UNION ALL
  SELECT n.started_at, 'node', 'node ' || n.node, 'started, version ' || n.version
  FROM node_starts n WHERE n.scheduler = :scheduler AND n.started_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz)
  UNION ALL
  SELECT n.stopped_at, 'node', 'node ' || n.node, 'stopped, version ' || n.version
  FROM node_starts n WHERE n.scheduler = :scheduler AND n.stopped_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz)
  UNION ALL
  SELECT f.applied_at, 'deploy', 'jobs file', format('generation %s applied by %s: %s', f.generation, f.applied_by, f.summary)
  FROM sendonce_jobs_files f
  WHERE f.scheduler_name = :scheduler AND f.applied_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz)
  UNION ALL
  SELECT j.ended_at, 'run', 'job ' || j.job_name, format('%s on %s%s', j.outcome, j.node, coalesce(': ' || j.error, ''))
  FROM job_runs j
  WHERE j.scheduler_name = :scheduler AND j.outcome <> 'done'
    AND j.ended_at BETWEEN CAST(:from AS timestamptz) AND CAST(:until AS timestamptz)
) AS entries
ORDER BY at, kind, about, detail
LIMIT :limit
