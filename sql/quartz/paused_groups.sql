-- The trigger groups that are paused as groups: a trigger that is added to one is born paused. :scheduler
SELECT trigger_group FROM QRTZ_PAUSED_TRIGGER_GRPS WHERE sched_name = :scheduler ORDER BY trigger_group
