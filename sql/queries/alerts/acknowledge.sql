-- Somebody has seen an open alert, and is the first: it is not repeated any more. :id, :by
UPDATE alerts SET acknowledged_by = :by, acknowledged_at = clock_timestamp()
WHERE id = :id AND resolved_at IS NULL AND acknowledged_at IS NULL
