-- Begins a watch from a moment that a person named; none from a moment that is still to come, by the database's clock.
-- :scheduler, :since, :length, :by, :reason
INSERT INTO deploy_watches (scheduler, since, until, begun_by, reason)
SELECT :scheduler, w.since, w.since + CAST(:length AS interval), :by, :reason
FROM (SELECT CAST(:since AS timestamptz) AS since) AS w
WHERE w.since <= clock_timestamp()
RETURNING id
