-- Which program each node runs and since when, and how sending fared after each change of it.

CREATE TABLE node_starts (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheduler  text        NOT NULL CHECK (scheduler <> ''),
  node       text        NOT NULL CHECK (node <> ''),
  version    text        NOT NULL CHECK (version <> ''),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  stopped_at timestamptz
);
COMMENT ON TABLE node_starts IS 'Each start of a node, the last hundred of each.';
COMMENT ON COLUMN node_starts.stopped_at IS 'When it began to stop; NULL while it runs, and for ever if it was killed: whether it lives, qrtz_scheduler_state tells.';
-- Serve the last start of each node, and the last start of all.
CREATE INDEX node_starts_of_node ON node_starts (scheduler, node, id);
CREATE INDEX node_starts_of_scheduler ON node_starts (scheduler, id);

CREATE TABLE deploy_watches (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheduler    text        NOT NULL CHECK (scheduler <> ''),
  version      text        CHECK (version <> ''),
  since        timestamptz NOT NULL,
  until        timestamptz NOT NULL,
  begun_by     text        NOT NULL CHECK (begun_by <> ''),
  reason       text,
  concluded_at timestamptz,
  verdict      text,
  is_good      boolean,
  sent         bigint,
  failed       bigint,
  refused      bigint,
  doubts       bigint,
  open_doubts  bigint,
  stuck        bigint,
  people       bigint,
  extra      bigint,
  CHECK (until > since),
  CHECK (num_nulls(concluded_at, verdict, is_good, sent, failed, refused, doubts, open_doubts, stuck, people, extra) IN (0, 11))
);
COMMENT ON TABLE deploy_watches IS 'A day of watching after a change, and the verdict that was kept at its end.';
COMMENT ON COLUMN deploy_watches.version IS 'The version that a node started; NULL where a person named the moment.';
COMMENT ON COLUMN deploy_watches.begun_by IS 'The node that started first, or the person.';
COMMENT ON COLUMN deploy_watches.people IS 'How many people were found to have got the same message more than once.';
COMMENT ON COLUMN deploy_watches.extra IS 'How many messages too many they got.';
-- Nodes that start a new version at one moment begin one watch.
CREATE UNIQUE INDEX deploy_watches_of_version ON deploy_watches (scheduler, version) WHERE concluded_at IS NULL;

CREATE INDEX deploy_watches_of_scheduler ON deploy_watches (scheduler, id);

-- A verdict that was kept stays as it was.
CREATE FUNCTION deploy_watches_before_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.concluded_at IS NULL
     AND (NEW.id, NEW.scheduler, NEW.version, NEW.since, NEW.until, NEW.begun_by, NEW.reason)
         IS NOT DISTINCT FROM (OLD.id, OLD.scheduler, OLD.version, OLD.since, OLD.until, OLD.begun_by, OLD.reason) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'deploy_watches: % of row % is refused: a verdict is written once', TG_OP, OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'deploy_watches';
END $$;
CREATE TRIGGER deploy_watches_before_change BEFORE UPDATE OR DELETE ON deploy_watches
  FOR EACH ROW EXECUTE FUNCTION deploy_watches_before_change();
CREATE TRIGGER deploy_watches_no_truncate BEFORE TRUNCATE ON deploy_watches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
