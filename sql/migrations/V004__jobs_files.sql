-- Which jobs files were applied to the cluster, so that an older one never replaces a newer one. It may be run
-- again: the plugin runs it in a cluster that has none of our other tables.

CREATE TABLE IF NOT EXISTS sendonce_jobs_files (
  id             bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  scheduler_name text        NOT NULL,
  job_group      text        NOT NULL,
  generation     int         NOT NULL CHECK (generation >= 0),
  fingerprint    text        NOT NULL CHECK (fingerprint <> ''),
  applied_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_by     text        NOT NULL CHECK (applied_by <> ''),
  summary        text        NOT NULL,
  surplus        text[]      NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE sendonce_jobs_files IS
  'Jobs files as they were applied, the last one being in force; only grows.';
COMMENT ON COLUMN sendonce_jobs_files.surplus IS
  'Jobs that an earlier file made and this one does not name; they go on.';
CREATE INDEX IF NOT EXISTS sendonce_jobs_files_in_force
  ON sendonce_jobs_files (scheduler_name, job_group, id);

CREATE OR REPLACE FUNCTION sendonce_jobs_files_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: % is refused: this table only grows', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME;
END $$;
CREATE OR REPLACE TRIGGER sendonce_jobs_files_only_grows BEFORE UPDATE OR DELETE ON sendonce_jobs_files
  FOR EACH ROW EXECUTE FUNCTION sendonce_jobs_files_only_grows();
CREATE OR REPLACE TRIGGER sendonce_jobs_files_no_truncate BEFORE TRUNCATE ON sendonce_jobs_files
  FOR EACH STATEMENT EXECUTE FUNCTION sendonce_jobs_files_only_grows();
