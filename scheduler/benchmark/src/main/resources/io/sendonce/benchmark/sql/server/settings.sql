-- What the figures depend on.
SELECT name, current_setting(name) AS value FROM unnest(ARRAY[
  'server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'shared_buffers', 'max_wal_size',
  'checkpoint_timeout', 'autovacuum', 'jit', 'max_connections']) WITH ORDINALITY AS s (name, place)
ORDER BY place
