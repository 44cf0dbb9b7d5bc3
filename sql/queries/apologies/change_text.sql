-- The text from which an open incident's apologies are made. :incident, :text
UPDATE incidents SET apology = :text WHERE id = :incident AND closed_at IS NULL
