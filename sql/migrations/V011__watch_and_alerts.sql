-- What the watch found, who was told of it, and that somebody watches at all.

CREATE TABLE alerts (
  id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  condition       text        NOT NULL CHECK (condition <> ''),
  subject         text        NOT NULL CHECK (subject <> ''),
  severity        text        NOT NULL CHECK (severity IN ('critical', 'error', 'warning', 'info')),
  detail          text        NOT NULL,
  opened_at       timestamptz NOT NULL,
  last_seen_at    timestamptz NOT NULL,
  seen            bigint      NOT NULL DEFAULT 1,
  resolved_at     timestamptz,
  acknowledged_by text,
  acknowledged_at timestamptz,
  silenced_until  timestamptz,
  last_told_at    timestamptz,
  told_severity   text,
  CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL)),
  CHECK ((last_told_at IS NULL) = (told_severity IS NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE alerts IS 'One open row for each condition and what it is about; seen counts up instead of further rows.';
COMMENT ON COLUMN alerts.detail IS 'Ids, counts and times; never a text or a name.';
COMMENT ON COLUMN alerts.last_told_at IS 'When the channels were last given something about it; NULL while it was silenced from the start.';
-- Two watchers at one moment open one alert.
CREATE UNIQUE INDEX alerts_open ON alerts (condition, subject) WHERE resolved_at IS NULL;
-- Serves the question whether what opens again was silenced.
CREATE INDEX alerts_of_subject ON alerts (condition, subject, silenced_until);

CREATE TABLE alert_deliveries (
  id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id        bigint      NOT NULL REFERENCES alerts,
  event_id        uuid        NOT NULL,
  channel         text        NOT NULL CHECK (channel <> ''),
  kind            text        NOT NULL CHECK (kind IN ('opened', 'worsened', 'repeated', 'resolved')),
  severity        text        NOT NULL,
  detail          text        NOT NULL,
  seen            bigint      NOT NULL,
  happened_at     timestamptz NOT NULL,
  attempts        int         NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  delivered_at    timestamptz,
  given_up_at     timestamptz,
  last_error      text,
  UNIQUE (event_id, channel)
) WITH (fillfactor = 70);
COMMENT ON TABLE alert_deliveries IS 'The outbox: written in the transaction that changes the alert, delivered at least once.';
COMMENT ON COLUMN alert_deliveries.event_id IS 'The same over all attempts and channels, so that a receiver knows a repetition.';
CREATE INDEX alert_deliveries_due ON alert_deliveries (next_attempt_at) WHERE delivered_at IS NULL AND given_up_at IS NULL;
-- Serves the order of what is told of one alert.
CREATE INDEX alert_deliveries_of_alert ON alert_deliveries (alert_id, channel, id);

CREATE TABLE alert_channels (
  channel           text   PRIMARY KEY,
  deliveries        bigint NOT NULL DEFAULT 0,
  failures          bigint NOT NULL DEFAULT 0,
  last_delivered_at timestamptz,
  last_failed_at    timestamptz,
  last_error        text
);
COMMENT ON TABLE alert_channels IS 'Counts what each channel delivered and failed to deliver since ever.';

CREATE TABLE watch_suspicions (
  condition    text        NOT NULL,
  subject      text        NOT NULL,
  since        timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (condition, subject)
) WITH (fillfactor = 70);
COMMENT ON TABLE watch_suspicions IS 'What looks wrong and becomes an alert only if it stays so in every look for a while.';

CREATE TABLE watch_runs (
  node        text        PRIMARY KEY,
  looked_at   timestamptz NOT NULL,
  is_complete boolean     NOT NULL,
  findings    int         NOT NULL
);
COMMENT ON TABLE watch_runs IS 'The last look of each node that watched.';

CREATE TABLE watch_read_back (
  only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  asked_at timestamptz NOT NULL
);
COMMENT ON TABLE watch_read_back IS 'When the provider was last asked for a sample of conversations.';

CREATE TABLE node_clocks (
  node        text        PRIMARY KEY,
  ahead_ms    bigint      NOT NULL,
  measured_at timestamptz NOT NULL
);
COMMENT ON COLUMN node_clocks.ahead_ms IS 'How far the node''s clock is ahead of the database''s; negative if it is behind.';

-- Serve the looks over the last day. All of them lie in the order of their times nearly.
CREATE INDEX linkedin_messages_by_sent ON linkedin_messages USING brin (sent_at) WITH (autosummarize = on);
CREATE INDEX provider_echoes_by_sent ON provider_echoes USING brin (sent_at) WITH (autosummarize = on);
CREATE INDEX duplicate_incidents_by_found ON duplicate_incidents (found_at);
