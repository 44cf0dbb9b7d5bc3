-- Parameters: key, message, account, node, the provider's id.
INSERT INTO ledger (message_key, message, account, node, provider_id) VALUES (?, ?, ?, ?, ?)
