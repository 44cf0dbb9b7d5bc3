-- Ends every statement of this transaction that takes longer. :longest (milliseconds, as text)
SELECT set_config('statement_timeout', :longest, true)
