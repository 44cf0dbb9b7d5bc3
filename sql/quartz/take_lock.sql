-- Takes one of Quartz's locks for the transaction.
-- A node that is paused in the middle of a locked transaction would hold up all others: the server ends such a transaction.
SELECT set_config('idle_in_transaction_session_timeout', '10s', true)
  FROM QRTZ_LOCKS
 WHERE sched_name = :scheduler AND lock_name = :lock
   FOR UPDATE
