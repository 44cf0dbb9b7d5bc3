-- When the provider was called for each message, in microseconds since 1970: the end of the name it gave.
SELECT queue_id, CAST(substring(message_id FROM '[0-9]+$') AS bigint) FROM linkedin_messages WHERE status = 'sent'
