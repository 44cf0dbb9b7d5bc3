-- Which claim made an attempt, so that a node whose claim was committed without its knowledge can disown it.
ALTER TABLE send_attempts ADD COLUMN claim_id uuid;
COMMENT ON COLUMN send_attempts.claim_id IS 'Drawn by the node for each claim; known to it even if the commit''s acknowledgement is lost.';
