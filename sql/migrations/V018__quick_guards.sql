-- A guard looks at one row by its key, however many there are: its plan is made once in a session, perhaps while the tables are
-- still empty, and a join of the two was made by reading all attempts.
CREATE OR REPLACE FUNCTION linkedin_messages_before_change() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off AS $$
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
    PERFORM FROM send_attempts t
      WHERE t.id = (SELECT q.claim_token FROM send_queue q WHERE q.id = OLD.queue_id) AND t.outcome = NEW.status;
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

ALTER FUNCTION send_queue_before_move() SET enable_seqscan = off;
