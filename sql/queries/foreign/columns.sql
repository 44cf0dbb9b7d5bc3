-- The columns of a table, in their order. :oid
SELECT attname AS name, format_type(atttypid, atttypmod) AS type
FROM pg_attribute
WHERE attrelid = CAST(CAST(:oid AS bigint) AS oid) AND attnum > 0 AND NOT attisdropped
ORDER BY attnum
