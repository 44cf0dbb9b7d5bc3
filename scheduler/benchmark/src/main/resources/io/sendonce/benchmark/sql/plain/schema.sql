-- As little as the same work can be kept in: a queue, the attempts, a ledger with a unique key; no triggers.
CREATE TABLE plain_queue (
  id          bigint      PRIMARY KEY,
  account     bigint      NOT NULL,
  message_key text        NOT NULL,
  text        text        NOT NULL,
  due_at      timestamptz NOT NULL,
  status      text        NOT NULL DEFAULT 'pending',
  claim_token bigint,
  lease_until timestamptz
) WITH (fillfactor = 70);
CREATE INDEX plain_queue_waiting ON plain_queue (mod(id, 4), id) WHERE status = 'pending';

CREATE TABLE plain_attempt (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue_id    bigint      NOT NULL,
  started_at  timestamptz NOT NULL,
  lease_until timestamptz NOT NULL,
  outcome     text,
  settled_at  timestamptz
) WITH (fillfactor = 70);
