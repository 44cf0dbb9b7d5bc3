-- Since when something has looked wrong in every look. A pause between two looks that is longer than :patience, or a sign
-- of life at :alive, begins it anew. :condition, :subject, :alive (NULL for none), :patience
INSERT INTO watch_suspicions AS s (condition, subject, since, last_seen_at)
VALUES (:condition, :subject, clock_timestamp(), clock_timestamp())
ON CONFLICT (condition, subject) DO UPDATE
  SET since = CASE WHEN s.last_seen_at < excluded.last_seen_at - CAST(:patience AS interval) THEN excluded.since
                   ELSE greatest(s.since, CASE WHEN CAST(:alive AS timestamptz) <= excluded.since THEN CAST(:alive AS timestamptz) END) END,
      last_seen_at = excluded.last_seen_at
RETURNING since
