-- A person resumes a campaign. Empty if there is none or it is not paused. :id, :reason
UPDATE campaigns SET status = 'active', status_reason = :reason
WHERE id = :id AND status = 'paused'
RETURNING id
