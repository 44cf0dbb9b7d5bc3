-- The calendars of a group of jobs that no trigger uses; their names begin with the group's. :scheduler, :prefix
SELECT c.calendar_name
  FROM QRTZ_CALENDARS c
 WHERE c.sched_name = :scheduler AND starts_with(c.calendar_name, :prefix)
   AND NOT EXISTS (SELECT FROM QRTZ_TRIGGERS t
                    WHERE t.sched_name = c.sched_name AND t.calendar_name = c.calendar_name)
 ORDER BY c.calendar_name
