-- What those who bring no ledger write down: one row for each message, under a unique key.
CREATE TABLE ledger (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message_key text        NOT NULL UNIQUE,
  message     bigint      NOT NULL,
  account     bigint      NOT NULL,
  node        text        NOT NULL,
  provider_id text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 80);
