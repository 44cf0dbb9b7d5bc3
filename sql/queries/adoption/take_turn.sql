-- One adoption at a time, until the session ends or gives its turn up: they share the tables they are worked out in.
SELECT pg_try_advisory_lock(7236457220319)
