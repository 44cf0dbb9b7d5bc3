-- Bulk actions that are to be carried on, the oldest first. One that has not got on for :patience milliseconds was cut off so
-- long ago that a person has to say that it shall go on.
SELECT id FROM bulk_actions
WHERE state = 'running' AND advanced_at > clock_timestamp() - :patience * interval '1 ms'
ORDER BY id
