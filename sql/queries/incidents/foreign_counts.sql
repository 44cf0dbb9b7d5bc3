-- How many rows a foreign table has, how many of them we did not send, and how many of the others have no person, text
-- or time. :ours, which directions mean that we sent it (NULL: all were sent by us)
--
-- <sent>: its messages, with their parts by our names
SELECT count(*) AS rows,
       count(*) FILTER (WHERE NOT ours) AS inbound,
       count(*) FILTER (WHERE ours AND (person IS NULL OR coalesce(text, '') = '' OR at IS NULL OR NOT isfinite(at))) AS unusable
FROM (SELECT person, text, at,
             CAST(:ours AS text[]) IS NULL OR coalesce(direction = ANY (CAST(:ours AS text[])), false) AS ours
      FROM (<sent>) AS every) AS sent
