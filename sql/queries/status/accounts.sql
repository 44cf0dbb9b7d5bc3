-- Accounts with how they stand. :after (only accounts with a greater id; NULL for all),
-- :limit
SELECT a.id, a.code, a.provider_account_id, a.name, a.time_zone,
       a.paused_at IS NOT NULL AND (a.paused_until IS NULL OR a.paused_until > clock.at) AS is_paused,
       nullif(a.paused_until, 'infinity') AS paused_until, a.resumes, a.pause_reason,
       a.window_from::text AS window_from, a.window_to::text AS window_to,
       CASE WHEN a.window_from IS NOT NULL THEN window_opens_at(a, clock.at) END AS window_opens_at,
       a.daily_cap, today.messages AS used_today,
       nullif(a.next_send_at, '-infinity') AS next_send_at, last.attempted_at AS last_attempt_at
FROM linkedin_accounts a
CROSS JOIN (SELECT clock_timestamp() AS at) AS clock
CROSS JOIN LATERAL (
  SELECT count(*) AS messages FROM linkedin_messages m
  WHERE m.account_id = a.id AND m.attempted_at >= day_began_at(a, clock.at) AND m.status <> 'not_sent') AS today
LEFT JOIN LATERAL (
  SELECT m.attempted_at FROM linkedin_messages m WHERE m.account_id = a.id ORDER BY m.attempted_at DESC LIMIT 1) AS last ON true
WHERE CAST(:after AS bigint) IS NULL OR a.id > :after
ORDER BY a.id
LIMIT :limit
