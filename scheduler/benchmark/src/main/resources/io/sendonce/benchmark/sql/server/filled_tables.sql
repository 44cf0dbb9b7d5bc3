-- The tables that hold something, as one list of names; NULL if none does. An empty one must not be analyzed: its plans would be made for an empty
-- table and stay until the server's own analysis, a minute later.
SELECT string_agg(CAST(oid AS regclass)::text, ', ')
FROM pg_class
WHERE relkind = 'r' AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND pg_relation_size(oid) > 0
