SELECT EXISTS (SELECT FROM plain_queue WHERE status <> 'sent')
