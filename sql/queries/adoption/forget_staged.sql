-- Empties what an adoption is worked out in; what is adopted stays.
TRUNCATE adoption_staged, adoption_messages, adoption_fates
