-- Who asks most, by the part that asks: Quartz's store, the queue, or whoever else; then the statements one by one.
WITH statement AS (
  SELECT regexp_replace(query, '\s+', ' ', 'g') AS text, calls FROM pg_stat_statements
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query NOT LIKE '%pg_stat%'
)
SELECT what, calls FROM (
  SELECT 1 AS part, 'statements of ' || CASE
           WHEN text ~* 'qrtz_|idle_in_transaction|pg_notify' THEN 'Quartz''s store'
           WHEN text ~* '^(begin|commit|rollback|set|show)' OR text = '' THEN 'transactions and pools'
           ELSE 'the queue and its watch' END AS what, sum(calls)::bigint AS calls
  FROM statement GROUP BY what
  UNION ALL
  (SELECT 2, left(text, 70), calls FROM statement ORDER BY calls DESC LIMIT 12)) AS s
ORDER BY part, calls DESC
