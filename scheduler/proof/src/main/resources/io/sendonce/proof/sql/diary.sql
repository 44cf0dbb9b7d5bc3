-- What the proof's jobs write, and what follows from it. A node writes START and END of a run, and
-- ASKED when somebody asks it for one; whoever ends a node with SIGKILL writes KILLED.
CREATE TABLE proof_diary (
    run     uuid        NOT NULL,
    kind    text        NOT NULL CHECK (kind IN ('START', 'END', 'ASKED', 'KILLED')),
    node    text        NOT NULL,
    job     text        NOT NULL,
    trigger text        NOT NULL,
    fire    text        NOT NULL,
    due     timestamptz NOT NULL,
    at      timestamptz NOT NULL
);

-- One line for each execution; one that has no end yet, and whose node was not killed, still runs.
CREATE VIEW proof_run AS
SELECT s.run, s.job, s.node, s.trigger, s.fire, s.due, s.at AS began,
       coalesce(e.at, (SELECT min(k.at) FROM proof_diary k
                        WHERE k.kind = 'KILLED' AND k.node = s.node AND k.at >= s.at)) AS ended
  FROM proof_diary s
  LEFT JOIN proof_diary e ON e.run = s.run AND e.kind = 'END'
 WHERE s.kind = 'START';

-- Two executions of one exclusive job at once: what must not be.
CREATE VIEW proof_overlap AS
SELECT a.job, a.run AS earlier, b.run AS later, b.began AS since
  FROM proof_run a
  JOIN proof_run b ON b.job = a.job
                  AND (b.began, b.run) > (a.began, a.run)
                  AND b.began < coalesce(a.ended, 'infinity');
