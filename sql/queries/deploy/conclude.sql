-- Keeps a verdict, unless another node was faster.
-- :id, :at, :verdict, :isGood, :sent, :failed, :refused, :doubts, :openDoubts, :stuck, :people, :extra
UPDATE deploy_watches
SET concluded_at = :at, verdict = :verdict, is_good = :isGood, sent = :sent, failed = :failed, refused = :refused,
    doubts = :doubts, open_doubts = :openDoubts, stuck = :stuck, people = :people, extra = :extra
WHERE id = :id AND concluded_at IS NULL
