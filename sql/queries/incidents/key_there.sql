-- How the relation with the name of our unique key describes itself; a text that describes no key if it is not one
-- that works. :schema, :index
SELECT CASE WHEN i.indisunique AND i.indisvalid THEN coalesce(obj_description(c.oid, 'pg_class'), '') ELSE '' END
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_index i ON i.indexrelid = c.oid
WHERE n.nspname = :schema AND c.relname = :index
