-- What a person asks of a long queue comes from an index, wherever in it the answer lies. The two whole indexes also serve
-- whoever deletes an account or a campaign: without them each deletion reads the queue.
CREATE INDEX send_queue_by_account ON send_queue (account_id, id);
CREATE INDEX send_queue_by_campaign ON send_queue (campaign_id, id);

DROP INDEX send_queue_troubled;
CREATE INDEX send_queue_ended ON send_queue (status, status_at, id)
  WHERE status IN ('sent', 'failed', 'uncertain', 'suppressed', 'cancelled');
