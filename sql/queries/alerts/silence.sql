-- Nothing is told of an open alert for a while. :id, :length
UPDATE alerts SET silenced_until = clock_timestamp() + CAST(:length AS interval) WHERE id = :id AND resolved_at IS NULL
