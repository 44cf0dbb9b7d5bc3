-- What is wrong in the ledger at the end: nothing may be.
--
-- :messages
SELECT count(*) FILTER (WHERE l.rows IS NULL) AS skipped,
       count(*) FILTER (WHERE l.rows > 1) AS repeated,
       count(*) FILTER (WHERE l.rows > l.sent) AS open,
       (SELECT count(*) FROM ledger WHERE message NOT BETWEEN 1 AND :messages) AS strange
FROM generate_series(1, :messages) AS n
LEFT JOIN (SELECT message, count(*) AS rows, count(provider_id) AS sent FROM ledger GROUP BY message) AS l ON l.message = n
