-- Writes down what a person did. :actor, :via, :address, :action, :subject, :reason, :outcome, :before, :after
INSERT INTO audit_log (actor, via, address, action, subject, reason, outcome, before, after)
VALUES (:actor, :via, :address, :action, :subject, :reason, :outcome, :before, :after)
