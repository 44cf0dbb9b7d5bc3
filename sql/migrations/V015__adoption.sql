-- A queue that another program has worked off is adopted: what it sent becomes memory, what it may have sent becomes
-- uncertain, and what certainly waits becomes pending. Every row of it is accounted for.

CREATE TABLE adoptions (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue_table    text        NOT NULL CHECK (queue_table <> ''),
  messages_table text        NOT NULL CHECK (messages_table <> ''),
  actor          text        NOT NULL CHECK (actor <> ''),
  reason         text        NOT NULL CHECK (reason <> ''),
  began_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at       timestamptz
);
COMMENT ON COLUMN adoptions.ended_at IS 'NULL while it runs, or where it was cut off: another one goes on from there.';

CREATE TABLE adopted_tables (
  id   int  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '')
);
COMMENT ON COLUMN adopted_tables.name IS 'Database, schema and table.';

CREATE TABLE adopted_rows (
  table_id    int         NOT NULL REFERENCES adopted_tables,
  row_id      text        NOT NULL,
  adoption_id bigint      NOT NULL REFERENCES adoptions,
  fate        text        NOT NULL CHECK (fate IN ('pending', 'uncertain', 'sent', 'failed', 'copy', 'covered')),
  queue_id    bigint      NOT NULL,
  status      text,
  sent_at     timestamptz,
  message_id  text,
  PRIMARY KEY (table_id, row_id)
);
COMMENT ON TABLE adopted_rows IS 'Where each message that was adopted comes from, so that no row is adopted twice. Holds no text and no name.';
COMMENT ON COLUMN adopted_rows.row_id IS 'Its id there, with #2, #3 ... where several rows have it; where there is none, what tells rows apart.';
COMMENT ON COLUMN adopted_rows.fate IS 'What became of the row: its message; copy, a further record that the message was sent; covered, another row stands for the message.';
COMMENT ON COLUMN adopted_rows.status IS 'What the row said of itself when it was adopted.';
CREATE INDEX adopted_rows_of_message ON adopted_rows (queue_id);
-- Serves the search for duplicates.
CREATE INDEX adopted_rows_copies ON adopted_rows (queue_id) WHERE fate = 'copy';
CREATE TRIGGER adopted_rows_only_grows BEFORE UPDATE OR DELETE ON adopted_rows
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adopted_rows_no_truncate BEFORE TRUNCATE ON adopted_rows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Only while an adoption is being planned or done do these three hold anything.
CREATE UNLOGGED TABLE adoption_staged (
  from_queue  boolean     NOT NULL,
  row_id      text        NOT NULL,
  meaning     text        NOT NULL CHECK (meaning IN ('pending', 'uncertain', 'sent', 'failed', 'refused', 'inbound')),
  reason      text,
  campaign    text,
  person      text,
  account_id  bigint,
  provider_id text,
  name        text,
  message     text,
  status      text,
  due_at      timestamptz,
  created_at  timestamptz,
  changed_at  timestamptz,
  sent_at     timestamptz,
  message_id  text,
  chat_id     text
);
COMMENT ON TABLE adoption_staged IS 'Rows of the tables that are adopted, read once, each judged by itself.';

CREATE UNLOGGED TABLE adoption_messages (
  person_no   bigint      NOT NULL,
  message_no  bigint      NOT NULL,
  campaign    text        NOT NULL,
  person      text        NOT NULL,
  verdict     text        NOT NULL CHECK (verdict IN ('pending', 'uncertain', 'sent', 'failed', 'there', 'overtaken', 'refused')),
  reason      text,
  queue_id    bigint,
  step        int         NOT NULL,
  account_id  bigint,
  provider_id text,
  name        text,
  message     text,
  due_at      timestamptz,
  started_at  timestamptz,
  ended_at    timestamptz,
  sent_at     timestamptz,
  message_id  text,
  chat_id     text
);
COMMENT ON TABLE adoption_messages IS 'One row for each text to a person in a campaign, however many rows tell of it.';
COMMENT ON COLUMN adoption_messages.queue_id IS 'The message of ours that is there already; NULL if one is to be made.';
CREATE INDEX adoption_messages_by_person ON adoption_messages (person_no);

CREATE UNLOGGED TABLE adoption_fates (
  person_no  bigint,
  message_no bigint,
  from_queue boolean NOT NULL,
  row_id     text    NOT NULL,
  fate       text    NOT NULL,
  reason     text,
  status     text,
  sent_at    timestamptz,
  message_id text
);
CREATE INDEX adoption_fates_by_person ON adoption_fates (person_no);

ALTER TABLE send_attempts ADD COLUMN adoption_id bigint REFERENCES adoptions;
COMMENT ON COLUMN send_attempts.adoption_id IS
  'Set where the attempt is one that the program made, or may have made, from whose queue the message was adopted.';

-- Why a text may not be sent; NULL if it may.
CREATE FUNCTION message_refusal(message text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  normal text := normal_text(message);
BEGIN
  RETURN CASE
    WHEN message IS NULL THEN 'message must be a text, not NULL'
    WHEN normal = '' THEN format('message must hold more than white space, not %L', message)
    WHEN length(normal) > 8000 THEN format('message must be at most 8000 characters long, not %s', length(normal))
    WHEN normal ~ '\{\{[^{}]*\}\}' THEN format('message must have its variables filled in, but still holds %s', substring(normal FROM '\{\{[^{}]*\}\}'))
  END;
END $$;

-- As before; the rules for the text stand in a function of their own.
CREATE OR REPLACE FUNCTION send_queue_refusal(campaign bigint, prospect bigint, account bigint, step int, message text,
                                   scheduled_for timestamptz, expires_at timestamptz) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  campaign_tenant  text;
  campaign_status  text;
  account_tenant   text;
  prospect_campaign bigint;
  wrong_text text := message_refusal(message);
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
    WHEN wrong_text IS NOT NULL THEN wrong_text
    WHEN scheduled_for IS NULL OR NOT isfinite(scheduled_for) THEN format('scheduled_for must be a point in time, not %s', coalesce(scheduled_for::text, 'NULL'))
    WHEN expires_at <= scheduled_for THEN format('expires_at must be later than scheduled_for (%s), not %s', scheduled_for, expires_at)
  END;
END $$;

-- As before; a message may also begin as sent, uncertain or failed, if an attempt of the program it was adopted from bears that out.
CREATE OR REPLACE FUNCTION send_queue_before_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_adopted boolean := NEW.claim_token IS NOT NULL AND NEW.lease_until IS NULL AND EXISTS (
    SELECT FROM send_attempts t
    WHERE t.id = NEW.claim_token AND t.queue_id = NEW.id AND t.adoption_id IS NOT NULL
      AND t.outcome = CASE NEW.status WHEN 'sent' THEN 'sent' WHEN 'uncertain' THEN 'unknown' WHEN 'failed' THEN 'not_sent' END);
  -- What another program has sent, or may have sent, is taken as it was.
  refusal text := send_queue_refusal(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step,
    CASE WHEN is_adopted THEN 'as it was' ELSE NEW.message END, NEW.scheduled_for, NEW.expires_at);
BEGIN
  IF NEW.kind IS NOT NULL AND NEW.kind NOT IN ('direct_message', 'follow_up') THEN
    refusal := format('kind must be direct_message or follow_up, not %L', NEW.kind);
  END IF;
  IF NOT is_adopted AND (NEW.status <> 'pending' OR NEW.claim_token IS NOT NULL OR NEW.lease_until IS NOT NULL) THEN
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

-- As before; a pending message may also become uncertain, if the program it was adopted from may have sent it after all.
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
    PERFORM FROM send_attempts t WHERE t.id = NEW.claim_token AND t.queue_id = OLD.id AND (t.restore_id IS NOT NULL OR t.adoption_id IS NOT NULL);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from pending to uncertain: no restored database may have forgotten an attempt of it, and no program it was adopted from may have made one', OLD.id
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
