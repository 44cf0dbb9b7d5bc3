-- How many messages have been claimed so far, at the price of reading one row.
SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM linkedin_messages_id_seq
