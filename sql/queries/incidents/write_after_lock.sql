-- Has every statement see what was committed before it began: what others wrote until the table was locked counts.
SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE
