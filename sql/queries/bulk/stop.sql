-- Stops a running bulk action after the batch that is under way; empty if it does not run. :id, :stateReason
UPDATE bulk_actions SET state = 'stopped', state_reason = :stateReason WHERE id = :id AND state = 'running' RETURNING id
