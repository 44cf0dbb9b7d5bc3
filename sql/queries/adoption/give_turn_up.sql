-- Lets the next adoption begin.
SELECT pg_advisory_unlock(7236457220319)
