-- How many people the rows are about.
SELECT coalesce(max(person_no), 0) FROM adoption_messages
