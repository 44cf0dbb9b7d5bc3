-- The database's clock: the least that one can ask of it.
SELECT clock_timestamp() AS at
