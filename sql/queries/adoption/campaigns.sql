-- The campaigns that rows name, with how each stands here, and whether something of it will wait or be in doubt. :tenant
SELECT named.campaign AS code, c.id, c.status, named.is_waiting
FROM (SELECT campaign, bool_or(verdict IN ('pending', 'uncertain', 'overtaken')) AS is_waiting
      FROM adoption_messages WHERE verdict <> 'refused' GROUP BY campaign) AS named
LEFT JOIN campaigns c ON c.tenant = :tenant AND c.code = named.campaign
ORDER BY named.campaign
