-- Where a message stands; empty if there is none. :queueId
SELECT status FROM send_queue WHERE id = :queueId
