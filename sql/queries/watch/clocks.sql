-- How far each node's clock is ahead of the database's, as it was measured since a time. :since
SELECT node, ahead_ms, measured_at FROM node_clocks WHERE measured_at >= CAST(:since AS timestamptz) ORDER BY node
