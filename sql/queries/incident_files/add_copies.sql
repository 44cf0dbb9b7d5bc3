-- Copies of a repeat, and that this incident holds them. Keys come in one order, so that two who add the same do not wait for
-- each other in a circle; the second one's is refused by the key of incident_holds.
--
-- :incident, :repeat, :keys, :messageIds, :times (parallel, in the order of the keys)
WITH copies AS (
  INSERT INTO incident_copies (incident_id, repeat_id, copy_key, message_id, sent_at)
  SELECT :incident, :repeat, c.copy_key, c.message_id, c.sent_at
  FROM unnest(CAST(:keys AS text[]), CAST(:messageIds AS text[]), CAST(:times AS timestamptz[])) WITH ORDINALITY
    AS c (copy_key, message_id, sent_at, place)
  ORDER BY c.place
  RETURNING copy_key, id
)
INSERT INTO incident_holds (copy_key, incident_id) SELECT copy_key, :incident FROM copies ORDER BY id
