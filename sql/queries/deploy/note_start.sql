-- Puts a node's start on record, forgets what is beyond its last hundred, and begins a watch if the version is another
-- than the one that was started last, and is not watched already. Nothing is locked: two nodes that start the new
-- version at one moment both want the watch, and the unique index grants one. :scheduler, :node, :version, :length
WITH last AS (
  SELECT version FROM node_starts WHERE scheduler = :scheduler ORDER BY id DESC LIMIT 1
), forgotten AS (
  DELETE FROM node_starts
  WHERE scheduler = :scheduler AND node = :node
    AND id <= (SELECT id FROM node_starts WHERE scheduler = :scheduler AND node = :node ORDER BY id DESC OFFSET 99 LIMIT 1)
), started AS (
  INSERT INTO node_starts (scheduler, node, version) VALUES (:scheduler, :node, :version)
  RETURNING id, started_at
), watched AS (
  INSERT INTO deploy_watches (scheduler, version, since, until, begun_by)
  SELECT :scheduler, :version, started_at, started_at + CAST(:length AS interval), 'node ' || :node
  FROM started
  WHERE NOT EXISTS (SELECT FROM last WHERE last.version = :version)
  ON CONFLICT (scheduler, version) WHERE concluded_at IS NULL DO NOTHING
)
SELECT id FROM started
