-- Tells which database is read.
SELECT current_database()
