-- A text that changes whenever something happened that a person may look at: the newest rows of what only grows, what is
-- in flight, and what is paused.
SELECT concat_ws(' ',
         (SELECT max(id) FROM message_events),
         (SELECT max(id) FROM send_attempts),
         (SELECT max(id) FROM audit_log),
         (SELECT count(*) FROM send_queue WHERE status = 'processing'),
         (SELECT md5(string_agg(a.id || ' ' || a.paused_at || ' ' || coalesce(a.paused_until::text, ''), ',' ORDER BY a.id))
          FROM linkedin_accounts a WHERE a.paused_at IS NOT NULL)) AS state
