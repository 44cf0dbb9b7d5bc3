-- Accounts, and everything (account NULL), that the provider's word holds back until it or a person says otherwise, and
-- that have something due. What people pause ends with their name in brackets; nobody needs to be told of that. :at, :after
SELECT a.id AS account_id, a.paused_at, a.resumes
FROM linkedin_accounts a
WHERE a.paused_at <= CAST(:at AS timestamptz) - CAST(:after AS interval)
  AND (a.resumes = 'when_ok' OR a.resumes = 'by_person' AND a.pause_reason NOT LIKE '%)')
  AND EXISTS (SELECT FROM send_queue q
              WHERE q.account_id = a.id AND q.status = 'pending' AND q.scheduled_for <= CAST(:at AS timestamptz))
UNION ALL
SELECT NULL, s.paused_at, s.resumes
FROM send_switch s
WHERE s.resumes = 'by_person' AND s.pause_reason NOT LIKE '%)'
  AND s.paused_at <= CAST(:at AS timestamptz) - CAST(:after AS interval)
  AND EXISTS (SELECT FROM linkedin_accounts a
              WHERE EXISTS (SELECT FROM send_queue q
                            WHERE q.account_id = a.id AND q.status = 'pending' AND q.scheduled_for <= CAST(:at AS timestamptz)))
ORDER BY account_id
