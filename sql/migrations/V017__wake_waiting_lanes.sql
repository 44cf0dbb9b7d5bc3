-- A lane that has nothing to do waits where it is, and LISTENs to sendonce_due: whatever may let a message go tells of it, with
-- the account if it is one, in the transaction that does it. What is not heard is found by looking.

-- One notice for a statement, however many rows it adds: notices make commits wait for each other.
CREATE FUNCTION send_queue_tell_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  messages bigint;
  first_account bigint;
  last_account bigint;
BEGIN
  -- What is planned for later finds the lanes awake: they look every ten seconds.
  SELECT count(*), min(account_id), max(account_id) INTO messages, first_account, last_account
  FROM added WHERE status = 'pending' AND scheduled_for < clock_timestamp() + interval '15 s';
  IF messages > 0 THEN
    PERFORM pg_notify('sendonce_due', CASE WHEN first_account = last_account THEN first_account::text ELSE '' END);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER send_queue_tell_added AFTER INSERT ON send_queue
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION send_queue_tell_added();

CREATE FUNCTION send_queue_tell_put_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sendonce_due', NEW.account_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER send_queue_tell_put_back AFTER UPDATE OF status, scheduled_for ON send_queue
  FOR EACH ROW WHEN (NEW.status = 'pending' AND (OLD.status <> 'pending' OR NEW.scheduled_for < OLD.scheduled_for))
  EXECUTE FUNCTION send_queue_tell_put_back();

-- A gate was opened, for an account, a campaign, a person or everything.
CREATE FUNCTION tell_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sendonce_due', '');
  RETURN NULL;
END $$;
CREATE TRIGGER linkedin_accounts_tell_opened
  AFTER UPDATE OF paused_at, paused_until, window_from, window_to, window_days, time_zone, daily_cap ON linkedin_accounts
  FOR EACH ROW WHEN (NEW.paused_at IS NULL) EXECUTE FUNCTION tell_opened();
CREATE TRIGGER campaigns_tell_opened AFTER UPDATE OF status ON campaigns
  FOR EACH ROW WHEN (NEW.status = 'active' AND OLD.status <> 'active') EXECUTE FUNCTION tell_opened();
CREATE TRIGGER campaign_prospects_tell_opened AFTER UPDATE OF stopped_at ON campaign_prospects
  FOR EACH ROW WHEN (NEW.stopped_at IS NULL AND OLD.stopped_at IS NOT NULL) EXECUTE FUNCTION tell_opened();
CREATE TRIGGER send_switch_tell_opened AFTER UPDATE OF paused_at ON send_switch
  FOR EACH ROW WHEN (NEW.paused_at IS NULL AND OLD.paused_at IS NOT NULL) EXECUTE FUNCTION tell_opened();
