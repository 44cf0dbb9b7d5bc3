-- How many messages have been recorded so far, at the price of reading one row.
SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM ledger_id_seq
