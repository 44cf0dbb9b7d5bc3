-- Due messages, each to a person of its own, over accounts that nothing holds back: no spacing, window or cap.
--
-- :messages, :accounts
WITH campaign AS (
  INSERT INTO campaigns (name) VALUES ('benchmark') RETURNING id
),
account AS (
  INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)
  SELECT 'account-' || n, interval '0', interval '0' FROM generate_series(1, :accounts) AS n
  RETURNING id
)
INSERT INTO campaign_prospects (campaign_id, provider_id)
SELECT campaign.id, 'person-' || n FROM campaign, generate_series(1, :messages) AS n
