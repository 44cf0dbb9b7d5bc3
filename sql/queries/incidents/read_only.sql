-- Has the database refuse whatever this transaction would change, and gives it one picture of the data.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY
