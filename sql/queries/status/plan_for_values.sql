-- For the rest of the transaction each statement is planned for the values it is given: one plan for any filter would read the
-- whole queue. Nor is it compiled: that takes longer than what is asked.
SELECT set_config('plan_cache_mode', 'force_custom_plan', true) AS plan_cache_mode, set_config('jit', 'off', true) AS jit
