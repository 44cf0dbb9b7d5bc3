SELECT count(*) FROM linkedin_messages WHERE status = 'sent'
