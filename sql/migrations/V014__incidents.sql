-- Incidents: who got something more than once, what people made of it, and who was told that we are sorry.

CREATE TABLE incidents (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title       text        NOT NULL CHECK (title <> ''),
  found_in    text        NOT NULL CHECK (found_in <> ''),
  opened_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  opened_by   text        NOT NULL CHECK (opened_by <> ''),
  is_by_watch boolean     NOT NULL,
  apology     text        NOT NULL CHECK (apology <> ''),
  closed_at   timestamptz,
  closed_by   text,
  conclusion  text        CHECK (conclusion <> ''),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (conclusion IS NULL))
);
COMMENT ON TABLE incidents IS 'What is looked into as one: opened by a person or by the watch, closed once, with a conclusion.';
COMMENT ON COLUMN incidents.found_in IS 'Which records showed it, in words.';
COMMENT ON COLUMN incidents.apology IS 'The text from which each person''s apology is made; {{name}} and {{copies}} are filled in.';
CREATE INDEX incidents_open ON incidents (id) WHERE closed_at IS NULL;

CREATE TABLE incident_repeats (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id bigint      NOT NULL REFERENCES incidents,
  added_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  account_id  bigint,
  campaign    text,
  person      text        CHECK (person <> ''),
  text_hash   bytea       CHECK (length(text_hash) = 32),
  sources     text[]      NOT NULL CHECK (cardinality(sources) > 0)
);
COMMENT ON TABLE incident_repeats IS 'Evidence: a message that a person got more than once. It only grows; a person may be redacted.';
COMMENT ON COLUMN incident_repeats.account_id IS 'Who sent it; NULL where that is not known, as in another program''s table.';
COMMENT ON COLUMN incident_repeats.campaign IS 'The campaign''s id where it was found: another program''s, if that is where it was found.';
COMMENT ON COLUMN incident_repeats.person IS 'NULL once redacted.';
COMMENT ON COLUMN incident_repeats.text_hash IS 'SHA-256 of the text as normal_text has it; NULL where the text was not on record any more.';
CREATE INDEX incident_repeats_of_incident ON incident_repeats (incident_id, id);

CREATE TABLE incident_copies (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id bigint      NOT NULL REFERENCES incidents,
  repeat_id   bigint      NOT NULL REFERENCES incident_repeats,
  copy_key    text        NOT NULL CHECK (copy_key <> ''),
  message_id  text,
  sent_at     timestamptz,
  UNIQUE (incident_id, copy_key)
);
COMMENT ON TABLE incident_copies IS 'Evidence: each copy of a repeat, the first one too. It only grows.';
COMMENT ON COLUMN incident_copies.copy_key IS 'Names the copy whichever search found it: a hash of account and message id, else of all that is known of it. It outlives a redacted person.';
CREATE INDEX incident_copies_by_key ON incident_copies (copy_key);
CREATE INDEX incident_copies_of_repeat ON incident_copies (repeat_id);

CREATE TABLE incident_holds (
  copy_key    text   PRIMARY KEY,
  incident_id bigint NOT NULL REFERENCES incidents
);
COMMENT ON TABLE incident_holds IS 'Which open incident a copy belongs to: at most one. Closing the incident lets go of them.';
CREATE INDEX incident_holds_of_incident ON incident_holds (incident_id);

CREATE TABLE incident_notes (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id bigint      NOT NULL REFERENCES incidents,
  noted_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  noted_by    text        NOT NULL CHECK (noted_by <> ''),
  kind        text        NOT NULL CHECK (kind IN ('note', 'told')),
  text        text        NOT NULL CHECK (text <> '')
);
COMMENT ON TABLE incident_notes IS 'What people found out or did, and whom they told.';
CREATE INDEX incident_notes_of_incident ON incident_notes (incident_id, id);

CREATE TABLE incident_campaigns (
  campaign_id bigint PRIMARY KEY REFERENCES campaigns,
  incident_id bigint NOT NULL REFERENCES incidents
);
COMMENT ON TABLE incident_campaigns IS 'The campaigns in which an incident''s apologies go out, one for each tenant.';

CREATE TABLE apology_drafts (
  incident_id bigint      NOT NULL REFERENCES incidents,
  account_id  bigint      NOT NULL,
  person      text        NOT NULL CHECK (person <> ''),
  is_wanted   boolean,
  text        text        CHECK (text <> ''),
  changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_by  text        NOT NULL CHECK (changed_by <> ''),
  PRIMARY KEY (incident_id, account_id, person)
);
COMMENT ON TABLE apology_drafts IS 'What people changed about a person''s apology before it was approved.';
COMMENT ON COLUMN apology_drafts.is_wanted IS 'NULL for the rule: wanted where two messages or more were too many.';
COMMENT ON COLUMN apology_drafts.text IS 'NULL for the incident''s text, filled in.';

CREATE TABLE apologies (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id bigint      NOT NULL REFERENCES incidents,
  account_id  bigint      NOT NULL,
  person      text        CHECK (person <> ''),
  text_hash   bytea       NOT NULL CHECK (length(text_hash) = 32),
  queue_id    bigint      NOT NULL UNIQUE,
  approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by text        NOT NULL CHECK (approved_by <> ''),
  reason      text        NOT NULL CHECK (reason <> ''),
  UNIQUE (incident_id, account_id, person)
);
COMMENT ON TABLE apologies IS 'Approved apologies, each with its message in send_queue, written in the transaction that queues it. It only grows.';
COMMENT ON COLUMN apologies.person IS 'NULL once redacted.';

CREATE TABLE apology_copies (
  copy_key   text   PRIMARY KEY,
  apology_id bigint NOT NULL REFERENCES apologies
);
COMMENT ON TABLE apology_copies IS 'Which copies somebody has been told sorry for: of each copy once, whatever incident it is in.';
CREATE INDEX apology_copies_of_apology ON apology_copies (apology_id);

CREATE FUNCTION incidents_before_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL
     AND (NEW.id, NEW.title, NEW.found_in, NEW.opened_at, NEW.opened_by, NEW.is_by_watch)
         IS NOT DISTINCT FROM (OLD.id, OLD.title, OLD.found_in, OLD.opened_at, OLD.opened_by, OLD.is_by_watch) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'incidents: % of incident % is refused: it only grows, and a conclusion is written once', TG_OP, OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'incidents';
END $$;
CREATE TRIGGER incidents_before_change BEFORE UPDATE OR DELETE ON incidents
  FOR EACH ROW EXECUTE FUNCTION incidents_before_change();

CREATE TRIGGER incident_repeats_no_delete BEFORE DELETE ON incident_repeats FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_repeats_only_redacted BEFORE UPDATE ON incident_repeats FOR EACH ROW
  WHEN ((NEW.id, NEW.incident_id, NEW.added_at, NEW.account_id, NEW.campaign, NEW.text_hash, NEW.sources)
        IS DISTINCT FROM (OLD.id, OLD.incident_id, OLD.added_at, OLD.account_id, OLD.campaign, OLD.text_hash, OLD.sources)
        OR NEW.person IS NOT NULL AND NEW.person IS DISTINCT FROM OLD.person)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_copies_only_grows BEFORE UPDATE OR DELETE ON incident_copies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_notes_only_grows BEFORE UPDATE OR DELETE ON incident_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apologies_no_delete BEFORE DELETE ON apologies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apologies_only_redacted BEFORE UPDATE ON apologies FOR EACH ROW
  WHEN ((NEW.id, NEW.incident_id, NEW.account_id, NEW.text_hash, NEW.queue_id, NEW.approved_at, NEW.approved_by, NEW.reason)
        IS DISTINCT FROM (OLD.id, OLD.incident_id, OLD.account_id, OLD.text_hash, OLD.queue_id, OLD.approved_at, OLD.approved_by, OLD.reason)
        OR NEW.person IS NOT NULL AND NEW.person IS DISTINCT FROM OLD.person)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apology_copies_only_grows BEFORE UPDATE OR DELETE ON apology_copies FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER incidents_no_truncate BEFORE TRUNCATE ON incidents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_repeats_no_truncate BEFORE TRUNCATE ON incident_repeats FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_copies_no_truncate BEFORE TRUNCATE ON incident_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_notes_no_truncate BEFORE TRUNCATE ON incident_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apologies_no_truncate BEFORE TRUNCATE ON apologies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apology_copies_no_truncate BEFORE TRUNCATE ON apology_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever answers or opts out after the approval gets no apology either: a stop in any campaign stops the apologies.
CREATE FUNCTION stop_apologies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE campaign_prospects p SET stopped_at = NEW.stopped_at, stop_reason = NEW.stop_reason
  FROM incident_campaigns i, campaigns c, campaigns stopped
  WHERE p.person = NEW.person AND p.stopped_at IS NULL AND i.campaign_id = p.campaign_id
    AND c.id = p.campaign_id AND stopped.id = NEW.campaign_id AND c.tenant = stopped.tenant;
  RETURN NULL;
END $$;
CREATE TRIGGER campaign_prospects_stop_apologies AFTER UPDATE OF stopped_at ON campaign_prospects
  FOR EACH ROW WHEN (OLD.stopped_at IS NULL AND NEW.stopped_at IS NOT NULL) EXECUTE FUNCTION stop_apologies();

-- Serve what else happened at the time of an incident.
CREATE INDEX audit_log_by_time ON audit_log USING brin (happened_at) WITH (autosummarize = on);
CREATE INDEX alerts_by_time ON alerts (opened_at);
