-- How a campaign stands: active, paused or stopped, and why. :id
SELECT status AS state, CAST(NULL AS timestamptz) AS until, CASE WHEN status = 'paused' THEN 'by_person' END AS resumes, status_reason AS reason
FROM campaigns WHERE id = :id
