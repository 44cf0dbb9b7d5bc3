SELECT count(*) FROM send_queue WHERE status = 'processing'
