-- The calendars of a group of jobs, and whether no trigger uses them; their names begin with the group's and have
-- no other dot. :scheduler, :prefix
SELECT c.calendar_name,
       NOT EXISTS (SELECT FROM QRTZ_TRIGGERS t
                    WHERE t.sched_name = c.sched_name AND t.calendar_name = c.calendar_name) AS is_idle
  FROM QRTZ_CALENDARS c
 WHERE c.sched_name = :scheduler AND starts_with(c.calendar_name, :prefix)
   AND strpos(substr(c.calendar_name, length(:prefix) + 1), '.') = 0
 ORDER BY c.calendar_name
