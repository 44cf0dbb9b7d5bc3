-- Whether the two tables speak of the same people and texts: of the queue's rows that were sent, how many are about people of
-- whom the messages know nothing, and how many others have a text that they do not know; and whether there are messages at all.
WITH known AS MATERIALIZED (
  SELECT campaign, person, md5(message) AS same_text FROM adoption_staged WHERE NOT from_queue AND meaning = 'sent'
),
people AS MATERIALIZED (SELECT DISTINCT campaign, person FROM known)
SELECT count(*) AS sent, count(*) FILTER (WHERE p.person IS NULL) AS strangers,
       count(*) FILTER (WHERE p.person IS NOT NULL AND NOT EXISTS (
         SELECT FROM known k WHERE k.campaign = s.campaign AND k.person = s.person AND k.same_text = md5(s.message))) AS other_texts,
       EXISTS (SELECT FROM known) AS has_messages
FROM adoption_staged s
LEFT JOIN people p ON p.campaign = s.campaign AND p.person = s.person
WHERE s.from_queue AND s.meaning = 'sent'
