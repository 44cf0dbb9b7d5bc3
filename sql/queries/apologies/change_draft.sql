-- What is wanted for one person: whether, and with which text (each NULL for the rule). :incident, :account, :person, :isWanted,
-- :text, :by
INSERT INTO apology_drafts AS d (incident_id, account_id, person, is_wanted, text, changed_by)
VALUES (:incident, :account, :person, :isWanted, :text, :by)
ON CONFLICT (incident_id, account_id, person) DO UPDATE
  SET is_wanted = excluded.is_wanted, text = excluded.text, changed_at = clock_timestamp(), changed_by = excluded.changed_by
