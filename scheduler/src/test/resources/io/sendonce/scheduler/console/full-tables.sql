-- :rows messages: six of ten of the past, a few in each kind of trouble, the rest waiting. Account and campaign 1 have
-- fifty of them, the oldest.
INSERT INTO linkedin_accounts (id, code, provider_account_id, name, window_from, window_to, time_zone, daily_cap)
SELECT n, 'account-' || n, 'account-' || n, 'Desk ' || n, '08:00', '18:00', 'Europe/Paris', 100
FROM generate_series(1, greatest(10, :rows / 500)) AS n;

INSERT INTO campaigns (id, code, name)
SELECT n, 'campaign-' || n, 'Campaign ' || n FROM generate_series(1, greatest(10, :rows / 1000)) AS n;

CREATE TABLE row_of AS
SELECT i AS id,
       CASE WHEN i <= 50 THEN 1 ELSE 2 + i % (greatest(10, :rows / 500) - 1) END AS account_id,
       CASE WHEN i <= 50 THEN 1 ELSE 2 + i * (greatest(10, :rows / 1000) - 2) / :rows END AS campaign_id,
       CASE WHEN i % 200 = 0 THEN 'failed' WHEN i % 1000 = 1 THEN 'uncertain' WHEN i % 1000 = 2 THEN 'cancelled'
            WHEN i % 1000 = 3 THEN 'suppressed' WHEN i <= 0.6 * :rows THEN 'sent' ELSE 'pending' END AS status,
       clock_timestamp() + (i - 0.6 * :rows) * interval '3 s' AS planned
FROM generate_series(1, :rows) AS i;

INSERT INTO campaign_prospects (id, campaign_id, person, provider_id, name)
SELECT id, campaign_id, 'person-' || id, 'ACoAA' || id, 'Name ' || id FROM row_of;

INSERT INTO send_queue (id, campaign_id, prospect_id, account_id, step, kind, message, scheduled_for, idempotency_key, status, status_at, claim_token, look_at)
SELECT id, campaign_id, id, account_id, 1, 'direct_message', 'Hello ' || id || repeat(' and so on', 20), planned, 'key-' || id, status,
       least(planned, clock_timestamp()), CASE WHEN status <> 'pending' THEN id END, CASE WHEN status = 'uncertain' THEN clock_timestamp() + interval '1 h' END
FROM row_of;

INSERT INTO send_attempts (id, queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at) OVERRIDING SYSTEM VALUE
SELECT id, id, account_id, 'node-' || id % 4, '\x00', least(planned, clock_timestamp()), least(planned, clock_timestamp()) + interval '90 s',
       CASE status WHEN 'failed' THEN 'not_sent' WHEN 'uncertain' THEN 'unknown' ELSE 'sent' END, least(planned, clock_timestamp()) + interval '4 s'
FROM row_of;

INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, chat_id, message_id, attempted_at, sent_at)
SELECT 'key-' || id, id, account_id, campaign_id, id, 'person-' || id, 1, CASE status WHEN 'failed' THEN 'not_sent' WHEN 'uncertain' THEN 'unknown' ELSE 'sent' END,
       'chat-' || id, 'message-' || id, least(planned, clock_timestamp()), CASE WHEN status NOT IN ('failed', 'uncertain') THEN least(planned, clock_timestamp()) END
FROM row_of;

INSERT INTO message_events (queue_id, happened_at, from_status, to_status, attempt_id, actor)
SELECT id, least(planned, clock_timestamp()) + way.later, way.from_status, way.to_status, id, 'node-' || id % 4
FROM row_of
CROSS JOIN LATERAL (VALUES (interval '0', 'pending', 'processing'), (interval '4 s', 'processing', row_of.status)) AS way (later, from_status, to_status)
WHERE status <> 'pending';

INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)
SELECT id, id, 'read_back', 'not_seen', 'node-1', 'not there yet' FROM row_of;

INSERT INTO provider_echoes (account_id, message_id, chat_id, text, sent_at)
SELECT account_id, 'message-' || id, 'chat-' || id, 'Hello ' || id, least(planned, clock_timestamp()) FROM row_of;

INSERT INTO audit_log (actor, via, action, subject, reason, outcome, before, after)
SELECT 'otto', 'console', 'pause', 'account ' || account_id, 'a reason', 'done', 'running', 'paused' FROM row_of;

UPDATE send_queue SET status = 'processing', claimed_by = 'node-1', lease_until = clock_timestamp() + interval '90 s', claim_token = id
WHERE id IN (SELECT max(id) FROM send_queue WHERE status = 'pending' AND account_id % 20 = 0 GROUP BY account_id);

DROP TABLE row_of;
