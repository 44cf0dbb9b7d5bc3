-- What the database refuses, whoever asks: other programs, older versions, a hand at a prompt.

-- The key names the intent. Each part is hashed with its place, so that no two lists collide, and the
-- key can outlive the person's name.
CREATE FUNCTION intent_key(tenant text, account text, person text, campaign text, step int) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(json_build_array(tenant, account, person, campaign, step)::text, 'UTF8')), 'hex')
$$;

-- The key of a row that is about to be queued; NULL if something it names does not exist.
CREATE FUNCTION send_queue_key(campaign bigint, prospect bigint, account bigint, step int) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT intent_key(c.tenant, a.code, p.person, c.code, step)
  FROM campaigns c, campaign_prospects p, linkedin_accounts a
  WHERE c.id = campaign AND p.id = prospect AND a.id = account
$$;

-- The text as it goes out and as it is compared when it is read back.
CREATE FUNCTION normal_text(message text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT normalize(btrim(replace(replace(message, E'\r\n', E'\n'), E'\r', E'\n'), E' \t\n\u00a0'), NFC)
$$;

-- Why a row may not be queued, naming column, rule and value; NULL if it may. The trigger raises it
-- and the file import lists it.
CREATE FUNCTION send_queue_refusal(campaign bigint, prospect bigint, account bigint, step int, message text,
                                   scheduled_for timestamptz, expires_at timestamptz) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  campaign_tenant  text;
  campaign_status  text;
  account_tenant   text;
  prospect_campaign bigint;
  normal text := normal_text(message);
BEGIN
  SELECT tenant, status INTO campaign_tenant, campaign_status FROM campaigns WHERE id = campaign;
  SELECT campaign_id INTO prospect_campaign FROM campaign_prospects WHERE id = prospect;
  SELECT tenant INTO account_tenant FROM linkedin_accounts WHERE id = account;
  RETURN CASE
    WHEN campaign IS NULL THEN 'campaign_id must name a campaign, not NULL'
    WHEN campaign_tenant IS NULL THEN format('campaign_id must name a campaign that exists, not %s', campaign)
    WHEN campaign_status = 'stopped' THEN format('campaign_id must name a campaign that is not stopped, and %s is', campaign)
    WHEN prospect IS NULL THEN 'prospect_id must name a prospect, not NULL'
    WHEN prospect_campaign IS NULL THEN format('prospect_id must name a prospect that exists, not %s', prospect)
    WHEN prospect_campaign <> campaign THEN format('prospect_id must name a prospect of campaign %s, but %s belongs to campaign %s', campaign, prospect, prospect_campaign)
    WHEN account IS NULL THEN 'account_id must name an account, not NULL'
    WHEN account_tenant IS NULL THEN format('account_id must name an account that exists, not %s', account)
    WHEN account_tenant <> campaign_tenant THEN format('account_id must name an account of tenant %L like campaign %s, but %s belongs to tenant %L', campaign_tenant, campaign, account, account_tenant)
    WHEN step IS NULL OR step < 1 THEN format('step must be 1 or more, not %s', coalesce(step::text, 'NULL'))
    WHEN message IS NULL THEN 'message must be a text, not NULL'
    WHEN normal = '' THEN format('message must hold more than white space, not %L', message)
    WHEN length(normal) > 8000 THEN format('message must be at most 8000 characters long, not %s', length(normal))
    WHEN normal ~ '\{\{[^{}]*\}\}' THEN format('message must have its variables filled in, but still holds %s', substring(normal FROM '\{\{[^{}]*\}\}'))
    WHEN scheduled_for IS NULL OR NOT isfinite(scheduled_for) THEN format('scheduled_for must be a point in time, not %s', coalesce(scheduled_for::text, 'NULL'))
    WHEN expires_at <= scheduled_for THEN format('expires_at must be later than scheduled_for (%s), not %s', scheduled_for, expires_at)
  END;
END $$;

CREATE FUNCTION send_queue_before_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  refusal text := send_queue_refusal(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step, NEW.message, NEW.scheduled_for, NEW.expires_at);
BEGIN
  IF NEW.kind IS NOT NULL AND NEW.kind NOT IN ('direct_message', 'follow_up') THEN
    refusal := format('kind must be direct_message or follow_up, not %L', NEW.kind);
  END IF;
  IF NEW.status <> 'pending' OR NEW.claim_token IS NOT NULL OR NEW.lease_until IS NOT NULL THEN
    refusal := format('status must be pending in a new row, without claim_token and lease_until, not %s', NEW.status);
  END IF;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'send_queue.%', refusal
      USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = split_part(refusal, ' ', 1);
  END IF;
  NEW.message := normal_text(NEW.message);
  NEW.kind := coalesce(NEW.kind, CASE WHEN NEW.step = 1 THEN 'direct_message' ELSE 'follow_up' END);
  NEW.idempotency_key := send_queue_key(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step);
  RETURN NEW;
END $$;
CREATE TRIGGER send_queue_before_insert BEFORE INSERT ON send_queue
  FOR EACH ROW EXECUTE FUNCTION send_queue_before_insert();

-- The legal moves. io.sendonce.jobs.queue.MessageStatus says the same; a test walks all pairs in both.
CREATE FUNCTION is_legal_move(from_status text, to_status text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_status = ANY (CASE from_status
    WHEN 'pending'    THEN '{processing,suppressed,cancelled}'::text[]
    WHEN 'processing' THEN '{sent,failed,uncertain,pending}'
    WHEN 'uncertain'  THEN '{sent,failed,pending,cancelled}'
    ELSE '{}'
  END)
$$;

-- A move is legal, and what is on record about the attempt bears it out.
CREATE FUNCTION send_queue_before_move() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER send_queue_before_move BEFORE UPDATE ON send_queue
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION send_queue_before_move();

-- Which attempt holds a row is decided by its claim alone: pointed at an older attempt, whose outcome
-- is known, a row in doubt would pass for one that is not.
CREATE FUNCTION send_queue_keep_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'send_queue.claim_token of message % may not change from % to %: only a claim changes it', OLD.id,
      coalesce(OLD.claim_token::text, 'NULL'), coalesce(NEW.claim_token::text, 'NULL')
    USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'claim_token';
END $$;
CREATE TRIGGER send_queue_keep_claim BEFORE UPDATE OF claim_token ON send_queue
  FOR EACH ROW WHEN (OLD.claim_token IS DISTINCT FROM NEW.claim_token AND NOT (OLD.status = 'pending' AND NEW.status = 'processing'))
  EXECUTE FUNCTION send_queue_keep_claim();

-- What a row is about never changes; its text only before it was tried, or to redact it afterwards.
CREATE FUNCTION send_queue_before_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  refusal text;
BEGIN
  IF OLD.message IS DISTINCT FROM NEW.message AND OLD.status = 'pending' AND NEW.status = 'pending' AND OLD.claim_token IS NULL THEN
    refusal := send_queue_refusal(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step, NEW.message, NEW.scheduled_for, NEW.expires_at);
    NEW.message := normal_text(NEW.message);
  ELSIF OLD.message IS DISTINCT FROM NEW.message AND NEW.message <> '' THEN
    refusal := format('message may not change once message %s was tried; set it to an empty text to redact it when it is final', OLD.id);
  END IF;
  IF (NEW.id, NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step, NEW.kind, NEW.idempotency_key, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.campaign_id, OLD.prospect_id, OLD.account_id, OLD.step, OLD.kind, OLD.idempotency_key, OLD.created_at) THEN
    refusal := format('idempotency_key and what it names may not change in message %s; cancel it and insert another', OLD.id);
  END IF;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'send_queue.%', refusal
      USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = split_part(refusal, ' ', 1);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER send_queue_before_rewrite
  BEFORE UPDATE OF id, campaign_id, prospect_id, account_id, step, kind, message, idempotency_key, created_at ON send_queue
  FOR EACH ROW EXECUTE FUNCTION send_queue_before_rewrite();

CREATE FUNCTION send_queue_before_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('pending', 'processing', 'uncertain') THEN
    RAISE EXCEPTION 'send_queue: message % may not be deleted while it is %', OLD.id, OLD.status
      USING ERRCODE = 'check_violation', TABLE = 'send_queue',
            HINT = CASE OLD.status WHEN 'pending' THEN 'Cancel it: UPDATE send_queue SET status = ''cancelled'', status_reason = ''why'' WHERE id = ' || OLD.id
                   ELSE 'It may have reached the person; wait until its outcome is known.' END;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER send_queue_before_delete BEFORE DELETE ON send_queue
  FOR EACH ROW EXECUTE FUNCTION send_queue_before_delete();

-- Every change of state is an event, whoever made it.
CREATE FUNCTION send_queue_record_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO message_events (queue_id, happened_at, from_status, to_status, reason, attempt_id, actor)
  SELECT n.id, n.status_at, o.status, n.status, n.status_reason, n.claim_token,
         coalesce(nullif(current_setting('sendonce.actor', true), ''), session_user || ' by ' || current_setting('application_name'))
  FROM before_move o JOIN after_move n ON n.id = o.id
  WHERE o.status <> n.status;
  RETURN NULL;
END $$;
CREATE TRIGGER send_queue_record_moves AFTER UPDATE ON send_queue
  REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move
  FOR EACH STATEMENT EXECUTE FUNCTION send_queue_record_moves();

CREATE FUNCTION linkedin_messages_before_change() RETURNS trigger LANGUAGE plpgsql AS $$
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
     (('sending', 'sent'), ('sending', 'not_sent'), ('sending', 'unknown'), ('unknown', 'sent'), ('unknown', 'not_sent'), ('not_sent', 'sending'), ('not_sent', 'sent')) THEN
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
CREATE TRIGGER linkedin_messages_before_change BEFORE UPDATE OR DELETE ON linkedin_messages
  FOR EACH ROW EXECUTE FUNCTION linkedin_messages_before_change();

CREATE FUNCTION send_attempts_before_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.outcome IS NULL AND NEW.outcome IS NOT NULL
     AND (NEW.id, NEW.queue_id, NEW.account_id, NEW.node, NEW.fingerprint, NEW.started_at, NEW.lease_until)
         IS NOT DISTINCT FROM (OLD.id, OLD.queue_id, OLD.account_id, OLD.node, OLD.fingerprint, OLD.started_at, OLD.lease_until) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'send_attempts: attempt % may not be %: the attempt log only grows, and an outcome is written once', OLD.id,
      CASE TG_OP WHEN 'DELETE' THEN 'deleted' ELSE 'changed' END
    USING ERRCODE = 'check_violation', TABLE = 'send_attempts';
END $$;
CREATE TRIGGER send_attempts_before_change BEFORE UPDATE OR DELETE ON send_attempts
  FOR EACH ROW EXECUTE FUNCTION send_attempts_before_change();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: % is refused: this table only grows', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER attempt_evidence_only_grows BEFORE UPDATE OR DELETE ON attempt_evidence
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_events_only_grows BEFORE UPDATE OR DELETE ON message_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER send_queue_no_truncate BEFORE TRUNCATE ON send_queue
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER linkedin_messages_no_truncate BEFORE TRUNCATE ON linkedin_messages
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER send_attempts_no_truncate BEFORE TRUNCATE ON send_attempts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_evidence_no_truncate BEFORE TRUNCATE ON attempt_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_events_no_truncate BEFORE TRUNCATE ON message_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
