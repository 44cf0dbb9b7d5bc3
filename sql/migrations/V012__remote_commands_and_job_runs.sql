-- What only a node can do, asked for by a person who sits elsewhere; and what Quartz ran, for those who come later.

CREATE TABLE remote_commands (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheduler_name text        NOT NULL CHECK (scheduler_name <> ''),
  action         text        NOT NULL
    CHECK (action IN ('pause_trigger', 'resume_trigger', 'reset_trigger', 'reschedule', 'run_now', 'interrupt')),
  subject_group  text        NOT NULL,
  subject_name   text        NOT NULL,
  arguments      jsonb       NOT NULL DEFAULT '{}',
  node           text,
  actor          text        NOT NULL CHECK (actor <> ''),
  via            text        NOT NULL,
  address        text,
  reason         text        NOT NULL CHECK (reason <> ''),
  asked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at     timestamptz NOT NULL CHECK (isfinite(expires_at)),
  taken_by       text,
  taken_at       timestamptz,
  outcome        text        CHECK (outcome IN ('done', 'refused', 'expired')),
  detail         text,
  ended_at       timestamptz,
  CHECK ((taken_by IS NULL) = (taken_at IS NULL)),
  CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
COMMENT ON TABLE remote_commands IS 'Asked for at a console, executed once by a node. One that was taken and has no outcome was cut off: nobody does it again.';
COMMENT ON COLUMN remote_commands.node IS 'The only node that may take it; NULL for any.';
COMMENT ON COLUMN remote_commands.expires_at IS 'No node takes it later: nothing is done when nobody expects it any more.';
CREATE INDEX remote_commands_waiting ON remote_commands (scheduler_name, id) WHERE taken_at IS NULL AND ended_at IS NULL;

CREATE TABLE job_runs (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheduler_name text        NOT NULL,
  node           text        NOT NULL,
  job_group      text        NOT NULL,
  job_name       text        NOT NULL,
  trigger_group  text        NOT NULL,
  trigger_name   text        NOT NULL,
  fire_id        text,
  planned_at     timestamptz,
  began_at       timestamptz,
  ended_at       timestamptz NOT NULL,
  outcome        text        NOT NULL CHECK (outcome IN ('done', 'failed', 'misfired', 'vetoed')),
  error          text
);
COMMENT ON TABLE job_runs IS 'Executions that ended, and fires that did not happen, by their nodes'' clocks. The last ones of each job, and for longer those that were not done.';
COMMENT ON COLUMN job_runs.planned_at IS 'When it was due; NULL where Quartz does not say.';
CREATE INDEX job_runs_of_job ON job_runs (scheduler_name, job_group, job_name, id);
CREATE INDEX job_runs_troubled ON job_runs (scheduler_name, id) WHERE outcome <> 'done';

ALTER TABLE audit_log DROP CONSTRAINT audit_log_via_check,
  ADD CONSTRAINT audit_log_via_check CHECK (via IN ('console', 'api', 'command_line'));
