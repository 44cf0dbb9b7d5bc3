-- Writes down what a person wants done to many messages.
--
-- :formId, :action, :shiftSeconds (NULL unless it is a move), :chosen, :messages, :actor, :via, :address, :reason
INSERT INTO bulk_actions (form_id, action, shift_seconds, chosen, messages, actor, via, address, reason)
VALUES (CAST(:formId AS uuid), :action, CAST(:shiftSeconds AS bigint), :chosen, :messages, :actor, :via, :address, :reason)
RETURNING id
