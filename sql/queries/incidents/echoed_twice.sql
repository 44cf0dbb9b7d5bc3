-- Echoes with another one close by in time that has the same account, person and text. The person is the one whom the
-- ledger knows in that chat, else whoever has the one recipient's id, whole or cut, else the chat itself; an echo
-- that leaves a doubt about its person is left out, and so is one without a text: it was redacted.
--
-- People are looked for only where an account has sent a text again so soon, to whomever: that is rare.
--
-- :within, :since and :account (each of the two NULL for all)
WITH echoes AS (
  SELECT e.*, CASE WHEN cardinality(e.recipient_ids) = 1 THEN e.recipient_ids[1] END AS recipient,
         e.sent_at - lag(e.sent_at) OVER same_text AS since_last, lead(e.sent_at) OVER same_text - e.sent_at AS until_next
  FROM provider_echoes e
  WHERE e.text <> ''
    AND (CAST(:since AS timestamptz) IS NULL OR e.sent_at >= CAST(:since AS timestamptz))
    AND (CAST(:account AS bigint) IS NULL OR e.account_id = CAST(:account AS bigint))
  WINDOW same_text AS (PARTITION BY e.account_id, e.text ORDER BY e.sent_at, e.id)
),
candidate AS MATERIALIZED (
  SELECT * FROM echoes WHERE since_last <= CAST(:within AS interval) OR until_next <= CAST(:within AS interval)
),
chats AS (
  SELECT account_id, chat_id, min(person) AS person FROM linkedin_messages
  WHERE chat_id IS NOT NULL AND person IS NOT NULL
    AND (account_id, chat_id) IN (SELECT account_id, chat_id FROM candidate)
  GROUP BY account_id, chat_id HAVING count(DISTINCT person) = 1
),
people AS (
  SELECT provider_id, min(person) AS person FROM campaign_prospects
  WHERE provider_id IN (SELECT recipient FROM candidate)
  GROUP BY provider_id HAVING count(DISTINCT person) = 1
),
cut_ids AS (
  SELECT left(provider_id, 20) AS cut_id, min(person) AS person FROM campaign_prospects
  WHERE left(provider_id, 20) IN (SELECT recipient FROM candidate)
  GROUP BY left(provider_id, 20) HAVING count(DISTINCT person) = 1
),
sent AS (
  SELECT e.id AS echo, e.account_id::text AS account, l.campaign_id::text AS campaign,
         coalesce(chats.person, people.person, cut_ids.person, 'chat ' || e.chat_id,
                  CASE WHEN length(e.recipient) <> 20 THEN e.recipient END) AS person,
         e.text, e.sent_at AS at, e.message_id AS id
  FROM candidate e
  LEFT JOIN chats ON chats.account_id = e.account_id AND chats.chat_id = e.chat_id
  LEFT JOIN people ON people.provider_id = e.recipient
  LEFT JOIN cut_ids ON cut_ids.cut_id = e.recipient
  LEFT JOIN linkedin_messages l ON l.account_id = e.account_id AND l.message_id = e.message_id
),
near AS (
  SELECT sent.*, at - lag(at) OVER alike AS since_last, lead(at) OVER alike - at AS until_next
  FROM sent
  WHERE person IS NOT NULL
  WINDOW alike AS (PARTITION BY account, person, text ORDER BY at, echo)
)
SELECT account, campaign, person, NULL::text AS name, text AS same_text, text, at, id, NULL::text AS place
FROM near
WHERE since_last <= CAST(:within AS interval) OR until_next <= CAST(:within AS interval)
ORDER BY at, echo
