-- Notes that an adoption is complete. :id
UPDATE adoptions SET ended_at = clock_timestamp() WHERE id = :id
