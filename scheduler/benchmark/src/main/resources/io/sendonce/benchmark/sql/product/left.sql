-- Whether any message is still to be sent or on its way.
SELECT EXISTS (SELECT FROM send_queue WHERE status = 'pending')
    OR EXISTS (SELECT FROM send_queue WHERE status = 'processing')
