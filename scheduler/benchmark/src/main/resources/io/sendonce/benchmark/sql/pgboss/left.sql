SELECT EXISTS (SELECT FROM pgboss.job WHERE name = 'send' AND state <> 'completed')
