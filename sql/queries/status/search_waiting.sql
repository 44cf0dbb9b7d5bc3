-- Waiting messages of which :reason may be why they wait, the latest queued first: each of those that status/waiting.sql gives the
-- reason is among them, and few others where only few have it.
--
-- :reason (as status/waiting.sql has it; none for what goes next), :last (the last message that was looked at; NULL for none),
-- :accountId, :campaignId, :person, :olderThan (planned before); NULL for any, :limit
SELECT q.id
FROM send_queue q
WHERE q.status = 'pending'
  AND CASE CAST(:reason AS text)
        WHEN 'none' THEN q.id = ANY (ARRAY(
          SELECT next.id
          FROM (SELECT clock_timestamp() AS at) AS clock
          CROSS JOIN linkedin_accounts a
          CROSS JOIN LATERAL (
            SELECT front.id
            FROM (
              SELECT * FROM send_queue w
              WHERE w.account_id = a.id AND w.status = 'pending' AND w.scheduled_for <= clock.at
              ORDER BY w.scheduled_for, w.id
              LIMIT 100) AS front
            JOIN campaigns c ON c.id = front.campaign_id AND c.status = 'active'
            JOIN campaign_prospects p ON p.id = front.prospect_id AND p.stopped_at IS NULL
            WHERE (front.retry_at IS NULL OR front.retry_at <= clock.at)
              AND (front.expires_at IS NULL OR front.expires_at > clock.at)
              AND (front.step = 1 OR NOT EXISTS (
                SELECT FROM send_queue earlier
                WHERE earlier.prospect_id = front.prospect_id AND earlier.account_id = front.account_id AND earlier.step < front.step
                  AND (earlier.status IN ('pending', 'processing', 'uncertain')
                       OR earlier.status = 'sent' AND earlier.status_at + (front.scheduled_for - earlier.scheduled_for) > clock.at)))
            ORDER BY front.scheduled_for, front.id
            LIMIT 1) AS next))
        WHEN 'expired' THEN q.expires_at <= clock_timestamp()
        WHEN 'person_stopped' THEN q.prospect_id = ANY (ARRAY(SELECT id FROM campaign_prospects WHERE stopped_at IS NOT NULL))
        WHEN 'campaign_stopped' THEN q.campaign_id = ANY (ARRAY(SELECT id FROM campaigns WHERE status = 'stopped'))
        WHEN 'campaign_paused' THEN q.campaign_id = ANY (ARRAY(SELECT id FROM campaigns WHERE status NOT IN ('active', 'stopped')))
        WHEN 'everything_paused' THEN EXISTS (SELECT FROM send_switch WHERE paused_at IS NOT NULL)
        WHEN 'account_paused' THEN q.account_id = ANY (ARRAY(SELECT id FROM linkedin_accounts WHERE paused_at IS NOT NULL))
        WHEN 'its_time' THEN q.scheduled_for > clock_timestamp() - interval '1 min'
        WHEN 'retry' THEN q.claim_token IS NOT NULL
        WHEN 'earlier_step' THEN q.step > 1
        WHEN 'gap' THEN q.step > 1
        WHEN 'window' THEN q.account_id = ANY (ARRAY(SELECT id FROM linkedin_accounts WHERE window_from IS NOT NULL))
        WHEN 'daily_cap' THEN q.account_id = ANY (ARRAY(SELECT id FROM linkedin_accounts WHERE daily_cap IS NOT NULL))
        WHEN 'in_flight' THEN q.account_id = ANY (ARRAY(SELECT account_id FROM send_queue WHERE status = 'processing'))
        ELSE true END
  -- What waits for one of these is due. That of each account lies together in send_queue_waiting.
  AND (CAST(:reason AS text) IN ('expired', 'person_stopped', 'campaign_stopped', 'campaign_paused', 'everything_paused', 'account_paused', 'its_time')
       OR q.scheduled_for <= clock_timestamp() AND q.account_id = ANY (ARRAY(SELECT id FROM linkedin_accounts)))
  AND (CAST(:last AS bigint) IS NULL OR q.id < :last)
  AND (CAST(:accountId AS bigint) IS NULL OR q.account_id = :accountId)
  AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
  AND (CAST(:person AS text) IS NULL OR q.prospect_id = ANY (ARRAY(SELECT id FROM campaign_prospects WHERE person = :person)))
  AND (CAST(:olderThan AS timestamptz) IS NULL OR q.scheduled_for < :olderThan)
ORDER BY q.id DESC
LIMIT :limit
