-- Has the database that is read refuse whatever this transaction would change, and gives one picture of its data.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY
