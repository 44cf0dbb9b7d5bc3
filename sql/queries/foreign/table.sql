-- A table by its name, parsed as SQL would, with what a clean-up must know of it: whether it is one of ours that only
-- grows, and which tables' rows would be deleted or changed with its own. :table
SELECT c.oid::bigint AS oid, n.nspname AS schema, c.relname AS name,
       c.relkind = 'r' AND NOT c.relispartition AND NOT c.relhassubclass
         AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid) AS is_plain,
       c.relrowsecurity AS hides_rows,
       EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
               WHERE t.tgrelid = c.oid AND p.proname = 'refuse_change') AS only_grows,
       (SELECT string_agg(DISTINCT f.conrelid::regclass::text, ', ') FROM pg_constraint f
        WHERE f.confrelid = c.oid AND f.contype = 'f' AND f.confdeltype IN ('c', 'n', 'd')) AS followers
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE cardinality(parse_ident(:table)) = 2 AND (n.nspname, c.relname) = ((parse_ident(:table))[1], (parse_ident(:table))[2])
  AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
