-- Who did what to what, whichever way they came in; and who is signed in to the console.

CREATE TABLE audit_log (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor       text        NOT NULL CHECK (actor <> ''),
  via         text        NOT NULL CHECK (via IN ('console', 'command_line')),
  address     text,
  action      text        NOT NULL CHECK (action <> ''),
  subject     text        NOT NULL CHECK (subject <> ''),
  reason      text,
  outcome     text        NOT NULL CHECK (outcome IN ('done', 'refused')),
  before      text,
  after       text
);
COMMENT ON TABLE audit_log IS 'What people did, one row each, written in the transaction that does it.';
COMMENT ON COLUMN audit_log.address IS 'Where the request came from; NULL for the command line.';
COMMENT ON COLUMN audit_log.before IS 'How the subject stood, in words; NULL where it had no state or did not exist.';

CREATE TRIGGER audit_log_only_grows BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- In the database, so that every node's console knows whoever signed in at another.
CREATE TABLE console_sessions (
  token_hash bytea       PRIMARY KEY CHECK (length(token_hash) = 32),
  user_name  text        NOT NULL CHECK (user_name <> ''),
  credential bytea       NOT NULL CHECK (length(credential) = 32),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL CHECK (isfinite(expires_at))
);
COMMENT ON COLUMN console_sessions.token_hash IS 'SHA-256 of what the browser holds: who reads this table cannot sign in with it.';
COMMENT ON COLUMN console_sessions.credential IS 'SHA-256 of the stored password at sign-in: a changed password ends the session.';
CREATE INDEX console_sessions_expiry ON console_sessions (expires_at);

-- Serve what a person looks at. All but the last two cost nothing while a message is sent.
CREATE INDEX send_queue_troubled ON send_queue (status, id) WHERE status IN ('failed', 'uncertain', 'suppressed', 'cancelled');
CREATE INDEX campaign_prospects_by_person ON campaign_prospects (person);
CREATE INDEX send_attempts_by_time ON send_attempts USING brin (started_at) WITH (autosummarize = on);
CREATE INDEX message_events_by_time ON message_events USING brin (happened_at) WITH (autosummarize = on);
