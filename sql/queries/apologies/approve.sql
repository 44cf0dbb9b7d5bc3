-- An approved apology, and the copies that it is for: of each copy once, or all of it is refused. :incident, :account, :person,
-- :text, :queueId, :by, :reason, :keys
WITH approved AS (
  INSERT INTO apologies (incident_id, account_id, person, text_hash, queue_id, approved_by, reason)
  VALUES (:incident, :account, :person, sha256(convert_to(normal_text(:text), 'UTF8')), :queueId, :by, :reason)
  RETURNING id
)
INSERT INTO apology_copies (copy_key, apology_id)
SELECT k.copy_key, approved.id FROM approved, unnest(CAST(:keys AS text[])) AS k (copy_key) ORDER BY k.copy_key
