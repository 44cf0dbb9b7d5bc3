-- The database's clock, and nothing else, so that the way there and back is short.
SELECT clock_timestamp()
