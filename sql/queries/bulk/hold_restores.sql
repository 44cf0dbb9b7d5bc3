-- Keeps anybody from noting a restored database until this transaction has ended; pauses are not kept waiting.
SELECT only_row FROM send_switch FOR KEY SHARE
