-- Serves the question whether an echo may show a message that was put back: few of those that wait were ever tried.
CREATE INDEX send_queue_put_back ON send_queue (account_id) WHERE status = 'pending' AND claim_token IS NOT NULL;
