-- Messages of a foreign table that have another one like them close by in time. :within, :since and :campaign (each of
-- the two NULL for all), :ours, which directions mean that we sent it (NULL: all were sent by us)
--
-- <sent>: its messages, with their parts by our names
WITH sent AS (
  SELECT place, person, campaign, name, md5(text) AS same_text, text, at, id, id_order
  FROM (<sent>) AS every
  WHERE person IS NOT NULL AND text <> '' AND isfinite(at)
    AND (CAST(:ours AS text[]) IS NULL OR direction = ANY (CAST(:ours AS text[])))
    AND (CAST(:since AS timestamptz) IS NULL OR at >= CAST(:since AS timestamptz))
    AND (CAST(:campaign AS text) IS NULL OR campaign = CAST(:campaign AS text))
),
near AS (
  SELECT sent.*, at - lag(at) OVER alike AS since_last, lead(at) OVER alike - at AS until_next
  FROM sent
  WINDOW alike AS (PARTITION BY person, campaign, same_text ORDER BY at, id_order, place)
)
SELECT NULL::text AS account, campaign, person, name, same_text, text, at, id, place
FROM near
WHERE since_last <= CAST(:within AS interval) OR until_next <= CAST(:within AS interval)
ORDER BY at, id_order, place
