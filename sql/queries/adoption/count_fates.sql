-- How many rows have which fate.
SELECT from_queue, fate, count(*) AS rows FROM adoption_fates GROUP BY from_queue, fate ORDER BY from_queue DESC, fate
