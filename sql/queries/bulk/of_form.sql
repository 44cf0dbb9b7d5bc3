-- The action that a form began; empty if it began none. :formId
SELECT id FROM bulk_actions WHERE form_id = CAST(:formId AS uuid)
