-- A node begins to stop in good order. :id
UPDATE node_starts SET stopped_at = clock_timestamp() WHERE id = :id AND stopped_at IS NULL
