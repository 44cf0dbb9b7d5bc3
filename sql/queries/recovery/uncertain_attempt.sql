-- The attempt that a message is uncertain about; empty if it is not uncertain. :queueId
SELECT claim_token FROM send_queue WHERE id = :queueId AND status = 'uncertain'
