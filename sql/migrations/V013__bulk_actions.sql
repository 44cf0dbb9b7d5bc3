-- What a person does to many messages at once: to which, why, and how far it has got.

CREATE TABLE bulk_actions (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  form_id       uuid        NOT NULL UNIQUE,
  action        text        NOT NULL CHECK (action IN ('cancel', 'move', 'look_now', 'give_up')),
  shift_seconds bigint      CHECK (shift_seconds <> 0),
  chosen        text        NOT NULL CHECK (chosen <> ''),
  messages      int         NOT NULL CHECK (messages > 0),
  actor         text        NOT NULL CHECK (actor <> ''),
  via           text        NOT NULL,
  address       text,
  reason        text        NOT NULL CHECK (reason <> ''),
  asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  state         text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'stopped', 'done')),
  state_reason  text,
  cursor_id     bigint      NOT NULL DEFAULT 0,
  done          int         NOT NULL DEFAULT 0,
  skipped       int         NOT NULL DEFAULT 0,
  advanced_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at      timestamptz,
  CHECK ((action = 'move') = (shift_seconds IS NOT NULL)),
  CHECK (done + skipped <= messages),
  CHECK ((state = 'done') = (ended_at IS NOT NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE bulk_actions IS
  'Each is carried out batch by batch, by whichever console gets to it: a batch, its outcomes and the cursor are one transaction.';
COMMENT ON COLUMN bulk_actions.form_id IS 'Drawn with the form: the same form sent twice is one action.';
COMMENT ON COLUMN bulk_actions.chosen IS 'The filter in words; never a person''s name.';
COMMENT ON COLUMN bulk_actions.cursor_id IS 'Up to this message everything has its outcome.';
COMMENT ON COLUMN bulk_actions.advanced_at IS 'One that was cut off goes on by itself for a while after this, then only when a person says so.';
-- Serves the look for what is to be carried on.
CREATE INDEX bulk_actions_under_way ON bulk_actions (id) WHERE state = 'running';

CREATE TABLE bulk_action_messages (
  bulk_id  bigint NOT NULL REFERENCES bulk_actions,
  queue_id bigint NOT NULL,
  outcome  text   CHECK (outcome IN ('done', 'skipped')),
  detail   text,
  PRIMARY KEY (bulk_id, queue_id),
  CHECK ((outcome = 'skipped') = (detail IS NOT NULL) OR outcome IS NULL AND detail IS NULL)
) WITH (fillfactor = 80);
COMMENT ON TABLE bulk_action_messages IS 'The messages of a bulk action as they were when it was confirmed, and what was done with each.';
CREATE INDEX bulk_action_messages_skipped ON bulk_action_messages (bulk_id, detail, queue_id) WHERE outcome = 'skipped';

-- Whoever carries an action on, and wherever they begin: nothing is done to a message twice.
CREATE TRIGGER bulk_action_messages_once BEFORE UPDATE ON bulk_action_messages
  FOR EACH ROW WHEN (OLD.outcome IS NOT NULL OR (NEW.bulk_id, NEW.queue_id) IS DISTINCT FROM (OLD.bulk_id, OLD.queue_id))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_action_messages_no_delete BEFORE DELETE ON bulk_action_messages
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_action_messages_no_truncate BEFORE TRUNCATE ON bulk_action_messages
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_actions_no_delete BEFORE DELETE ON bulk_actions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
