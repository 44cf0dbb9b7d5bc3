-- Drops suspicions that the look which began at :lookedAt did not bear out. :conditions (those that it judged)
DELETE FROM watch_suspicions WHERE condition = ANY (:conditions) AND last_seen_at < CAST(:lookedAt AS timestamptz)
