-- A database that was restored from a backup, or replaced by a standby that lagged, has forgotten messages that
-- were sent. That is noticed before anything is sent from it, and what may have been sent is looked for at the
-- provider first.

CREATE TABLE database_history (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identity  text        NOT NULL,
  since     timestamptz NOT NULL DEFAULT clock_timestamp(),
  noted_by  text        NOT NULL CHECK (noted_by <> ''),
  how       text        NOT NULL CHECK (how <> ''),
  lost_from timestamptz,
  ended_at  timestamptz,
  CHECK (ended_at IS NULL OR lost_from IS NOT NULL)
);
COMMENT ON TABLE database_history IS
  'Which database this was when a node first sent from it, and each time since that it was found to be another or an older one; the last row is in force.';
COMMENT ON COLUMN database_history.identity IS 'As database_identity() had it.';
COMMENT ON COLUMN database_history.lost_from IS 'What was done from then on may be forgotten; NULL for the first row.';
COMMENT ON COLUMN database_history.ended_at IS 'When sending went on; until then every message that is due becomes uncertain.';
-- At most one restore is being dealt with at a time, and only one row is the first.
CREATE UNIQUE INDEX database_history_open ON database_history ((true)) WHERE lost_from IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX database_history_first ON database_history ((true)) WHERE lost_from IS NULL;

CREATE FUNCTION database_history_before_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL
     AND (NEW.id, NEW.identity, NEW.since, NEW.noted_by, NEW.how, NEW.lost_from)
         IS NOT DISTINCT FROM (OLD.id, OLD.identity, OLD.since, OLD.noted_by, OLD.how, OLD.lost_from) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'database_history: % of row % is refused: it only grows, and an end is written once', TG_OP, OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'database_history';
END $$;
CREATE TRIGGER database_history_before_change BEFORE UPDATE OR DELETE ON database_history
  FOR EACH ROW EXECUTE FUNCTION database_history_before_change();
CREATE TRIGGER database_history_no_truncate BEFORE TRUNCATE ON database_history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which database this is: the cluster, which a dump loaded elsewhere changes; the timeline, which every recovery
-- from a backup and every promotion changes; the database and this table, which a dump loaded here changes.
CREATE FUNCTION database_identity() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT format('cluster %s, timeline %s, database %s, table %s',
    (SELECT system_identifier FROM pg_control_system()), left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'database_history'::regclass::oid::bigint)
$$;

-- Refuses, with SQLSTATE SO001, a database that is not the one it was: its identity is not the one on record, or
-- it does not hold an attempt that the caller has seen committed (0 if none). The first call ever puts the
-- identity on record.
CREATE FUNCTION refuse_restored_database(known_attempt bigint, node text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_identity text := database_identity();
  known_identity text := (SELECT identity FROM database_history ORDER BY id DESC LIMIT 1);
BEGIN
  IF known_identity IS NULL THEN
    INSERT INTO database_history (identity, noted_by, how) VALUES (now_identity, node, 'first seen')
    ON CONFLICT DO NOTHING;
  ELSIF known_identity <> now_identity THEN
    RAISE EXCEPTION 'it is %, and was %', now_identity, known_identity USING ERRCODE = 'SO001';
  ELSIF known_attempt > 0 AND NOT EXISTS (
      SELECT FROM send_attempts t WHERE t.id = known_attempt AND t.node = refuse_restored_database.node) THEN
    RAISE EXCEPTION 'it does not know attempt %, which % saw committed', known_attempt, node USING ERRCODE = 'SO001';
  END IF;
END $$;

ALTER TABLE send_attempts ADD COLUMN restore_id bigint REFERENCES database_history;
COMMENT ON COLUMN send_attempts.restore_id IS
  'Set where no attempt is known: it stands for one that a restored database may have forgotten, from started_at to lease_until.';

CREATE OR REPLACE FUNCTION is_legal_move(from_status text, to_status text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_status = ANY (CASE from_status
    WHEN 'pending'    THEN '{processing,uncertain,suppressed,cancelled}'::text[]
    WHEN 'processing' THEN '{sent,failed,uncertain,pending}'
    WHEN 'uncertain'  THEN '{sent,failed,pending,cancelled}'
    ELSE '{}'
  END)
$$;

-- As before; a pending message may also become uncertain, if a restored database may have forgotten an attempt of it.
CREATE OR REPLACE FUNCTION send_queue_before_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  attempt_outcome text;
  what_to_do text := format('It is looked for at the provider by itself. To decide by hand: sendonce messages resolve %s --help', OLD.id);
BEGIN
  IF OLD.status = 'uncertain' AND NEW.status = ANY ('{sent,failed,pending,cancelled}') THEN
    PERFORM FROM attempt_evidence e
      WHERE e.queue_id = OLD.id AND e.attempt_id = OLD.claim_token
        AND e.finding = ANY (CASE NEW.status
              WHEN 'sent' THEN '{delivered}'::text[]
              WHEN 'pending' THEN '{absent}'
              ELSE '{given_up,absent}' END);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from uncertain to %: nobody knows whether attempt % reached the person', OLD.id, NEW.status, OLD.claim_token
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status', HINT = what_to_do;
    END IF;
  ELSIF NOT is_legal_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'send_queue.status of message % may not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
            HINT = CASE WHEN OLD.status = 'sent' THEN 'It was sent. A further message to this person is a further step.'
                        ELSE 'A final state stays. Insert a new row if the message shall be tried again.' END;
  ELSIF OLD.status = 'pending' AND NEW.status = 'uncertain' THEN
    PERFORM FROM send_attempts t WHERE t.id = NEW.claim_token AND t.queue_id = OLD.id AND t.restore_id IS NOT NULL;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from pending to uncertain: no restored database may have forgotten an attempt of it', OLD.id
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
              HINT = 'If the database was restored from a backup: sendonce restored --help';
    END IF;
  ELSIF OLD.status = 'pending' AND NEW.status = 'processing' THEN
    PERFORM FROM send_attempts t WHERE t.id = NEW.claim_token AND t.queue_id = OLD.id AND t.outcome IS NULL;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not become processing: no attempt of it is on record', OLD.id
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
              HINT = 'Only a sendonce node sends from this queue. Stop the other program.';
    END IF;
  ELSIF OLD.status = 'processing' THEN
    SELECT t.outcome INTO attempt_outcome FROM send_attempts t WHERE t.id = OLD.claim_token;
    IF attempt_outcome IS DISTINCT FROM (CASE NEW.status
         WHEN 'sent' THEN 'sent' WHEN 'uncertain' THEN 'unknown' ELSE 'not_sent' END) THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from processing to %: the outcome of attempt % is %', OLD.id, NEW.status, OLD.claim_token, coalesce(attempt_outcome, 'not known yet')
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
              HINT = 'It may have reached the person already. If its node is gone, it becomes uncertain by itself when its lease ends. ' || what_to_do;
    END IF;
  END IF;
  NEW.status_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER send_queue_keep_claim BEFORE UPDATE OF claim_token ON send_queue
  FOR EACH ROW WHEN (OLD.claim_token IS DISTINCT FROM NEW.claim_token
    AND NOT (OLD.status = 'pending' AND NEW.status IN ('processing', 'uncertain')))
  EXECUTE FUNCTION send_queue_keep_claim();

-- As before; what was known not to be sent may be in doubt again while a restored database is being dealt with.
CREATE OR REPLACE FUNCTION linkedin_messages_before_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'linkedin_messages: row % may not be deleted: it is the memory that its message was tried', OLD.id
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages', HINT = 'Set person to NULL to redact it.';
  END IF;
  IF (NEW.id, NEW.idempotency_key, NEW.account_id, NEW.campaign_id, NEW.step)
     IS DISTINCT FROM (OLD.id, OLD.idempotency_key, OLD.account_id, OLD.campaign_id, OLD.step)
     OR (NEW.person IS DISTINCT FROM OLD.person AND NEW.person IS NOT NULL) THEN
    RAISE EXCEPTION 'linkedin_messages: what row % is about may not change', OLD.id
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages';
  END IF;
  IF OLD.status = 'sent' AND (NEW.status, NEW.queue_id, NEW.prospect_id, NEW.chat_id, NEW.message_id, NEW.attempted_at, NEW.sent_at)
     IS DISTINCT FROM (OLD.status, OLD.queue_id, OLD.prospect_id, OLD.chat_id, OLD.message_id, OLD.attempted_at, OLD.sent_at) THEN
    RAISE EXCEPTION 'linkedin_messages: row % is sent, and its outcome, ids and times may not change', OLD.id
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN
     (('sending', 'sent'), ('sending', 'not_sent'), ('sending', 'unknown'), ('unknown', 'sent'), ('unknown', 'not_sent'), ('not_sent', 'sending'), ('not_sent', 'sent'), ('not_sent', 'unknown')) THEN
    RAISE EXCEPTION 'linkedin_messages.status of row % may not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages', COLUMN = 'status';
  END IF;
  -- What frees or closes an intent must be borne out by what is on record about its attempt.
  IF OLD.status = 'sending' AND NEW.status <> 'sending' THEN
    PERFORM FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token
      WHERE q.id = OLD.queue_id AND t.outcome = NEW.status;
  ELSIF OLD.status = 'unknown' AND NEW.status <> 'unknown' OR OLD.status = 'not_sent' AND NEW.status = 'sent' THEN
    PERFORM FROM send_queue q JOIN attempt_evidence e ON e.queue_id = q.id
      WHERE q.id = OLD.queue_id
        AND (NEW.status = 'sent' AND e.finding = 'delivered'
             OR NEW.status = 'not_sent' AND e.finding = 'absent' AND e.attempt_id = q.claim_token);
  ELSIF OLD.status = 'not_sent' AND NEW.status = 'unknown' THEN
    PERFORM FROM database_history WHERE lost_from IS NOT NULL AND ended_at IS NULL;
  ELSIF NEW.status = OLD.status THEN
    -- FOUND says whether nothing changed.
    PERFORM WHERE (NEW.queue_id, NEW.prospect_id, NEW.chat_id, NEW.message_id, NEW.attempted_at, NEW.sent_at)
      IS NOT DISTINCT FROM (OLD.queue_id, OLD.prospect_id, OLD.chat_id, OLD.message_id, OLD.attempted_at, OLD.sent_at);
  ELSE
    RETURN NEW;
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'linkedin_messages: row % may not go from % to %: nothing on record about its attempt bears that out', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages', COLUMN = 'status',
            HINT = format('To decide by hand: sendonce messages resolve %s --help', OLD.queue_id);
  END IF;
  RETURN NEW;
END $$;
