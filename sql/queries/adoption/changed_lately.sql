-- How many rows of the queue were written within a while. :within
SELECT count(*) FROM adoption_staged
WHERE from_queue AND greatest(changed_at, sent_at) > clock_timestamp() - CAST(:within AS interval)
