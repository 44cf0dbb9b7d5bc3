-- Messages that the provider showed by itself: its webhook tells what an account of ours sent, by
-- whatever device. An echo is evidence that an attempt reached its person; that there is none is
-- evidence of nothing.

CREATE TABLE provider_echoes (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id    bigint      NOT NULL REFERENCES linkedin_accounts,
  message_id    text        NOT NULL CHECK (message_id <> ''),
  chat_id       text        CHECK (chat_id <> ''),
  recipient_ids text[]      NOT NULL DEFAULT '{}',
  text          text        NOT NULL,
  sent_at       timestamptz NOT NULL CHECK (isfinite(sent_at)),
  received_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (account_id, message_id)
);
COMMENT ON TABLE provider_echoes IS
  'What accounts sent while a message of theirs was in flight or in doubt. Text and recipients may be redacted, and rows never removed, once no message of the account is in doubt about an attempt that began before received_at.';
COMMENT ON COLUMN provider_echoes.recipient_ids IS
  'The other members of the chat by the provider''s internal ids, as far as it named them; it cuts some to 20 characters.';
COMMENT ON COLUMN provider_echoes.text IS 'As normal_text has it; empty once redacted, or where it had none.';
COMMENT ON COLUMN provider_echoes.sent_at IS 'By the provider''s clock.';
-- Serves the look for one message.
CREATE INDEX provider_echoes_by_account ON provider_echoes (account_id, sent_at);

CREATE TRIGGER provider_echoes_no_delete BEFORE DELETE ON provider_echoes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_echoes_only_redacted BEFORE UPDATE ON provider_echoes
  FOR EACH ROW WHEN (
    (NEW.id, NEW.account_id, NEW.message_id, NEW.chat_id, NEW.sent_at, NEW.received_at)
      IS DISTINCT FROM (OLD.id, OLD.account_id, OLD.message_id, OLD.chat_id, OLD.sent_at, OLD.received_at)
    OR NEW.text <> OLD.text AND NEW.text <> ''
    OR NEW.recipient_ids <> OLD.recipient_ids AND NEW.recipient_ids <> '{}')
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_echoes_no_truncate BEFORE TRUNCATE ON provider_echoes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether an echo is worth a look at a message: when to look, never what to conclude. That is for
-- io.sendonce.jobs.recovery.Finding alone to say.
CREATE FUNCTION may_be_echo(echo_text text, recipient_ids text[], sent_at timestamptz,
                            message text, recipient_id text, started_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT echo_text = message AND sent_at >= started_at - interval '30 seconds'
    AND (recipient_ids = '{}' OR EXISTS (SELECT FROM unnest(recipient_ids) AS r (id) WHERE left(r.id, 20) = left(recipient_id, 20)))
$$;

ALTER TABLE attempt_evidence DROP CONSTRAINT attempt_evidence_source_check;
ALTER TABLE attempt_evidence ADD CONSTRAINT attempt_evidence_source_check
  CHECK (source IN ('read_back', 'late_reply', 'webhook', 'person'));
