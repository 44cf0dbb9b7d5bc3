SELECT count(*) FROM plain_queue WHERE status <> 'sent'
