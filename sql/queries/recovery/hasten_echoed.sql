-- Has the messages looked at next that nobody has looked for yet and that an echo may show: it came
-- before they were in doubt, when there was nothing to hasten. Those that are being decided are left out.
WITH echoed AS MATERIALIZED (
  SELECT q.id
  FROM send_queue q
  JOIN send_attempts t ON t.id = q.claim_token
  JOIN campaign_prospects p ON p.id = q.prospect_id
  WHERE q.status = 'uncertain' AND q.looks = 0 AND q.look_at > clock_timestamp()
    AND NOT EXISTS (SELECT FROM attempt_evidence v WHERE v.queue_id = q.id AND v.attempt_id = t.id)
    AND EXISTS (
      SELECT FROM provider_echoes e
      WHERE e.account_id = q.account_id AND e.sent_at >= t.started_at - interval '30 seconds'
        AND may_be_echo(e.text, e.recipient_ids, e.sent_at, q.message, p.provider_id, t.started_at))
  FOR NO KEY UPDATE OF q SKIP LOCKED
)
UPDATE send_queue q SET look_at = clock_timestamp() FROM echoed WHERE q.id = echoed.id
