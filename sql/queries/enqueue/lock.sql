-- One import at a time, until the end of the transaction: two of the same file must not add a message twice.
SELECT pg_advisory_xact_lock(7236457220318) IS NULL
