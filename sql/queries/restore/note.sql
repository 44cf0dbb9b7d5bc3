-- Notes that the database was restored, unless that restore is being dealt with already, and pauses everything until
-- a person resumes it. Empty if it was noted already. Whoever calls it makes what is due uncertain in the same
-- transaction, so that no hasty resumption can come between.
--
-- :actor, :how, :lostFrom (NULL: since the last attempt on record)
WITH locked AS MATERIALIZED (SELECT only_row FROM send_switch FOR UPDATE),
noted AS (
  INSERT INTO database_history (identity, noted_by, how, lost_from)
  SELECT database_identity(), :actor, :how,
         coalesce(CAST(:lostFrom AS timestamptz),
                  (SELECT started_at FROM send_attempts WHERE restore_id IS NULL ORDER BY id DESC LIMIT 1),
                  (SELECT since FROM database_history ORDER BY id LIMIT 1),
                  clock_timestamp())
  FROM locked
  ON CONFLICT DO NOTHING
  RETURNING id, how, lost_from
),
paused AS (
  UPDATE send_switch s
  SET paused_at = clock_timestamp(), paused_until = NULL, resumes = 'by_person',
      pause_reason = 'the database was restored: ' || noted.how
        || CASE WHEN s.resumes = 'by_person' THEN '; before that: ' || s.pause_reason ELSE '' END
  FROM noted
)
SELECT id, how, lost_from FROM noted
