-- Has the database that is read refuse whatever this transaction would change, and lets it see what others wrote until
-- they were locked out.
SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY
