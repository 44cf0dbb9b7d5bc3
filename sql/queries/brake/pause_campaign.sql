-- A person pauses a campaign. Empty if there is none or it is stopped. :id, :reason
UPDATE campaigns SET status = 'paused', status_reason = :reason
WHERE id = :id AND status IN ('active', 'paused')
RETURNING id
