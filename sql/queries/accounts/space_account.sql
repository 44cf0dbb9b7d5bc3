-- Keeps an account quiet for a while after an outcome that nobody knows. :accountId, :wait
UPDATE linkedin_accounts SET next_send_at = greatest(next_send_at, clock_timestamp() + CAST(:wait AS interval))
WHERE id = :accountId
