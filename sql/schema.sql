-- The schema after all migrations, to be read and never run: migrations/ makes it. A test compares
-- the two, and writes this file when it is run with -Dschema.snapshot=write.

CREATE TABLE adopted_rows (
  table_id integer NOT NULL,
  row_id text NOT NULL,
  adoption_id bigint NOT NULL,
  fate text NOT NULL,
  queue_id bigint NOT NULL,
  status text,
  sent_at timestamp with time zone,
  message_id text,
  CONSTRAINT adopted_rows_adoption_id_fkey FOREIGN KEY (adoption_id) REFERENCES adoptions(id),
  CONSTRAINT adopted_rows_fate_check CHECK ((fate = ANY (ARRAY['pending'::text, 'uncertain'::text, 'sent'::text, 'failed'::text, 'copy'::text, 'covered'::text]))),
  CONSTRAINT adopted_rows_pkey PRIMARY KEY (table_id, row_id),
  CONSTRAINT adopted_rows_table_id_fkey FOREIGN KEY (table_id) REFERENCES adopted_tables(id)
);

CREATE TABLE adopted_tables (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  CONSTRAINT adopted_tables_name_check CHECK ((name <> ''::text)),
  CONSTRAINT adopted_tables_name_key UNIQUE (name),
  CONSTRAINT adopted_tables_pkey PRIMARY KEY (id)
);

CREATE TABLE adoption_fates (
  person_no bigint,
  message_no bigint,
  from_queue boolean NOT NULL,
  row_id text NOT NULL,
  fate text NOT NULL,
  reason text,
  status text,
  sent_at timestamp with time zone,
  message_id text
);

CREATE TABLE adoption_messages (
  person_no bigint NOT NULL,
  message_no bigint NOT NULL,
  campaign text NOT NULL,
  person text NOT NULL,
  verdict text NOT NULL,
  reason text,
  queue_id bigint,
  step integer NOT NULL,
  account_id bigint,
  provider_id text,
  name text,
  message text,
  due_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  sent_at timestamp with time zone,
  message_id text,
  chat_id text,
  CONSTRAINT adoption_messages_verdict_check CHECK ((verdict = ANY (ARRAY['pending'::text, 'uncertain'::text, 'sent'::text, 'failed'::text, 'there'::text, 'overtaken'::text, 'refused'::text])))
);

CREATE TABLE adoption_staged (
  from_queue boolean NOT NULL,
  row_id text NOT NULL,
  meaning text NOT NULL,
  reason text,
  campaign text,
  person text,
  account_id bigint,
  provider_id text,
  name text,
  message text,
  status text,
  due_at timestamp with time zone,
  created_at timestamp with time zone,
  changed_at timestamp with time zone,
  sent_at timestamp with time zone,
  message_id text,
  chat_id text,
  CONSTRAINT adoption_staged_meaning_check CHECK ((meaning = ANY (ARRAY['pending'::text, 'uncertain'::text, 'sent'::text, 'failed'::text, 'refused'::text, 'inbound'::text])))
);

CREATE TABLE adoptions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  queue_table text NOT NULL,
  messages_table text NOT NULL,
  actor text NOT NULL,
  reason text NOT NULL,
  began_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamp with time zone,
  CONSTRAINT adoptions_actor_check CHECK ((actor <> ''::text)),
  CONSTRAINT adoptions_messages_table_check CHECK ((messages_table <> ''::text)),
  CONSTRAINT adoptions_pkey PRIMARY KEY (id),
  CONSTRAINT adoptions_queue_table_check CHECK ((queue_table <> ''::text)),
  CONSTRAINT adoptions_reason_check CHECK ((reason <> ''::text))
);

CREATE TABLE alert_channels (
  channel text NOT NULL,
  deliveries bigint NOT NULL DEFAULT 0,
  failures bigint NOT NULL DEFAULT 0,
  last_delivered_at timestamp with time zone,
  last_failed_at timestamp with time zone,
  last_error text,
  CONSTRAINT alert_channels_pkey PRIMARY KEY (channel)
);

CREATE TABLE alert_deliveries (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  alert_id bigint NOT NULL,
  event_id uuid NOT NULL,
  channel text NOT NULL,
  kind text NOT NULL,
  severity text NOT NULL,
  detail text NOT NULL,
  seen bigint NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  delivered_at timestamp with time zone,
  given_up_at timestamp with time zone,
  last_error text,
  CONSTRAINT alert_deliveries_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts(id),
  CONSTRAINT alert_deliveries_channel_check CHECK ((channel <> ''::text)),
  CONSTRAINT alert_deliveries_event_id_channel_key UNIQUE (event_id, channel),
  CONSTRAINT alert_deliveries_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'worsened'::text, 'repeated'::text, 'resolved'::text]))),
  CONSTRAINT alert_deliveries_pkey PRIMARY KEY (id)
) WITH (fillfactor=70);

CREATE TABLE alerts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  condition text NOT NULL,
  subject text NOT NULL,
  severity text NOT NULL,
  detail text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  seen bigint NOT NULL DEFAULT 1,
  resolved_at timestamp with time zone,
  acknowledged_by text,
  acknowledged_at timestamp with time zone,
  silenced_until timestamp with time zone,
  last_told_at timestamp with time zone,
  told_severity text,
  CONSTRAINT alerts_check CHECK (((acknowledged_by IS NULL) = (acknowledged_at IS NULL))),
  CONSTRAINT alerts_check1 CHECK (((last_told_at IS NULL) = (told_severity IS NULL))),
  CONSTRAINT alerts_condition_check CHECK ((condition <> ''::text)),
  CONSTRAINT alerts_pkey PRIMARY KEY (id),
  CONSTRAINT alerts_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'error'::text, 'warning'::text, 'info'::text]))),
  CONSTRAINT alerts_subject_check CHECK ((subject <> ''::text))
) WITH (fillfactor=70);

CREATE TABLE apologies (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  incident_id bigint NOT NULL,
  account_id bigint NOT NULL,
  person text,
  text_hash bytea NOT NULL,
  queue_id bigint NOT NULL,
  approved_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  approved_by text NOT NULL,
  reason text NOT NULL,
  CONSTRAINT apologies_approved_by_check CHECK ((approved_by <> ''::text)),
  CONSTRAINT apologies_incident_id_account_id_person_key UNIQUE (incident_id, account_id, person),
  CONSTRAINT apologies_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT apologies_person_check CHECK ((person <> ''::text)),
  CONSTRAINT apologies_pkey PRIMARY KEY (id),
  CONSTRAINT apologies_queue_id_key UNIQUE (queue_id),
  CONSTRAINT apologies_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT apologies_text_hash_check CHECK ((length(text_hash) = 32))
);

CREATE TABLE apology_copies (
  copy_key text NOT NULL,
  apology_id bigint NOT NULL,
  CONSTRAINT apology_copies_apology_id_fkey FOREIGN KEY (apology_id) REFERENCES apologies(id),
  CONSTRAINT apology_copies_pkey PRIMARY KEY (copy_key)
);

CREATE TABLE apology_drafts (
  incident_id bigint NOT NULL,
  account_id bigint NOT NULL,
  person text NOT NULL,
  is_wanted boolean,
  text text,
  changed_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  changed_by text NOT NULL,
  CONSTRAINT apology_drafts_changed_by_check CHECK ((changed_by <> ''::text)),
  CONSTRAINT apology_drafts_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT apology_drafts_person_check CHECK ((person <> ''::text)),
  CONSTRAINT apology_drafts_pkey PRIMARY KEY (incident_id, account_id, person),
  CONSTRAINT apology_drafts_text_check CHECK ((text <> ''::text))
);

CREATE TABLE attempt_evidence (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  queue_id bigint NOT NULL,
  attempt_id bigint NOT NULL,
  found_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  source text NOT NULL,
  finding text NOT NULL,
  message_ids text[] NOT NULL DEFAULT '{}'::text[],
  actor text NOT NULL,
  reason text NOT NULL,
  CONSTRAINT attempt_evidence_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES send_attempts(id),
  CONSTRAINT attempt_evidence_finding_check CHECK ((finding = ANY (ARRAY['delivered'::text, 'not_seen'::text, 'unreadable'::text, 'absent'::text, 'given_up'::text]))),
  CONSTRAINT attempt_evidence_pkey PRIMARY KEY (id),
  CONSTRAINT attempt_evidence_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT attempt_evidence_source_check CHECK ((source = ANY (ARRAY['read_back'::text, 'late_reply'::text, 'webhook'::text, 'person'::text])))
);

CREATE TABLE audit_log (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  happened_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  via text NOT NULL,
  address text,
  action text NOT NULL,
  subject text NOT NULL,
  reason text,
  outcome text NOT NULL,
  before text,
  after text,
  CONSTRAINT audit_log_action_check CHECK ((action <> ''::text)),
  CONSTRAINT audit_log_actor_check CHECK ((actor <> ''::text)),
  CONSTRAINT audit_log_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
  CONSTRAINT audit_log_pkey PRIMARY KEY (id),
  CONSTRAINT audit_log_subject_check CHECK ((subject <> ''::text)),
  CONSTRAINT audit_log_via_check CHECK ((via = ANY (ARRAY['console'::text, 'api'::text, 'command_line'::text])))
);

CREATE TABLE bulk_action_messages (
  bulk_id bigint NOT NULL,
  queue_id bigint NOT NULL,
  outcome text,
  detail text,
  CONSTRAINT bulk_action_messages_bulk_id_fkey FOREIGN KEY (bulk_id) REFERENCES bulk_actions(id),
  CONSTRAINT bulk_action_messages_check CHECK ((((outcome = 'skipped'::text) = (detail IS NOT NULL)) OR ((outcome IS NULL) AND (detail IS NULL)))),
  CONSTRAINT bulk_action_messages_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'skipped'::text]))),
  CONSTRAINT bulk_action_messages_pkey PRIMARY KEY (bulk_id, queue_id)
) WITH (fillfactor=80);

CREATE TABLE bulk_actions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  form_id uuid NOT NULL,
  action text NOT NULL,
  shift_seconds bigint,
  chosen text NOT NULL,
  messages integer NOT NULL,
  actor text NOT NULL,
  via text NOT NULL,
  address text,
  reason text NOT NULL,
  asked_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'running'::text,
  state_reason text,
  cursor_id bigint NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  advanced_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamp with time zone,
  CONSTRAINT bulk_actions_action_check CHECK ((action = ANY (ARRAY['cancel'::text, 'move'::text, 'look_now'::text, 'give_up'::text]))),
  CONSTRAINT bulk_actions_actor_check CHECK ((actor <> ''::text)),
  CONSTRAINT bulk_actions_check CHECK (((action = 'move'::text) = (shift_seconds IS NOT NULL))),
  CONSTRAINT bulk_actions_check1 CHECK (((done + skipped) <= messages)),
  CONSTRAINT bulk_actions_check2 CHECK (((state = 'done'::text) = (ended_at IS NOT NULL))),
  CONSTRAINT bulk_actions_chosen_check CHECK ((chosen <> ''::text)),
  CONSTRAINT bulk_actions_form_id_key UNIQUE (form_id),
  CONSTRAINT bulk_actions_messages_check CHECK ((messages > 0)),
  CONSTRAINT bulk_actions_pkey PRIMARY KEY (id),
  CONSTRAINT bulk_actions_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT bulk_actions_shift_seconds_check CHECK ((shift_seconds <> 0)),
  CONSTRAINT bulk_actions_state_check CHECK ((state = ANY (ARRAY['running'::text, 'stopped'::text, 'done'::text])))
) WITH (fillfactor=70);

CREATE TABLE campaign_prospects (
  id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  campaign_id bigint NOT NULL,
  person text NOT NULL,
  provider_id text NOT NULL,
  name text,
  stopped_at timestamp with time zone,
  stop_reason text,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT campaign_prospects_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id),
  CONSTRAINT campaign_prospects_campaign_id_person_key UNIQUE (campaign_id, person),
  CONSTRAINT campaign_prospects_person_check CHECK ((person <> ''::text)),
  CONSTRAINT campaign_prospects_pkey PRIMARY KEY (id),
  CONSTRAINT campaign_prospects_provider_id_check CHECK ((provider_id ~ '^[^[:space:]/]+$'::text))
);

CREATE TABLE campaigns (
  id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  tenant text NOT NULL DEFAULT 'default'::text,
  code text NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  status_reason text,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT campaigns_code_check CHECK ((code <> ''::text)),
  CONSTRAINT campaigns_name_check CHECK ((name <> ''::text)),
  CONSTRAINT campaigns_pkey PRIMARY KEY (id),
  CONSTRAINT campaigns_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'stopped'::text]))),
  CONSTRAINT campaigns_tenant_check CHECK ((tenant <> ''::text)),
  CONSTRAINT campaigns_tenant_code_key UNIQUE (tenant, code)
);

CREATE TABLE console_sessions (
  token_hash bytea NOT NULL,
  user_name text NOT NULL,
  credential bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT console_sessions_credential_check CHECK ((length(credential) = 32)),
  CONSTRAINT console_sessions_expires_at_check CHECK (isfinite(expires_at)),
  CONSTRAINT console_sessions_pkey PRIMARY KEY (token_hash),
  CONSTRAINT console_sessions_token_hash_check CHECK ((length(token_hash) = 32)),
  CONSTRAINT console_sessions_user_name_check CHECK ((user_name <> ''::text))
);

CREATE TABLE database_history (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  identity text NOT NULL,
  since timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  noted_by text NOT NULL,
  how text NOT NULL,
  lost_from timestamp with time zone,
  ended_at timestamp with time zone,
  CONSTRAINT database_history_check CHECK (((ended_at IS NULL) OR (lost_from IS NOT NULL))),
  CONSTRAINT database_history_how_check CHECK ((how <> ''::text)),
  CONSTRAINT database_history_noted_by_check CHECK ((noted_by <> ''::text)),
  CONSTRAINT database_history_pkey PRIMARY KEY (id)
);

CREATE TABLE deploy_watches (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scheduler text NOT NULL,
  version text,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  begun_by text NOT NULL,
  reason text,
  concluded_at timestamp with time zone,
  verdict text,
  is_good boolean,
  sent bigint,
  failed bigint,
  refused bigint,
  doubts bigint,
  open_doubts bigint,
  stuck bigint,
  people bigint,
  extra bigint,
  CONSTRAINT deploy_watches_begun_by_check CHECK ((begun_by <> ''::text)),
  CONSTRAINT deploy_watches_check CHECK ((until > since)),
  CONSTRAINT deploy_watches_check1 CHECK ((num_nulls(concluded_at, verdict, is_good, sent, failed, refused, doubts, open_doubts, stuck, people, extra) = ANY (ARRAY[0, 11]))),
  CONSTRAINT deploy_watches_pkey PRIMARY KEY (id),
  CONSTRAINT deploy_watches_scheduler_check CHECK ((scheduler <> ''::text)),
  CONSTRAINT deploy_watches_version_check CHECK ((version <> ''::text))
);

CREATE TABLE duplicate_incidents (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  queue_id bigint NOT NULL,
  attempt_id bigint NOT NULL,
  found_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  message_ids text[] NOT NULL,
  CONSTRAINT duplicate_incidents_attempt_id_key UNIQUE (attempt_id),
  CONSTRAINT duplicate_incidents_message_ids_check CHECK ((cardinality(message_ids) > 1)),
  CONSTRAINT duplicate_incidents_pkey PRIMARY KEY (id)
);

CREATE TABLE incident_campaigns (
  campaign_id bigint NOT NULL,
  incident_id bigint NOT NULL,
  CONSTRAINT incident_campaigns_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id),
  CONSTRAINT incident_campaigns_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT incident_campaigns_pkey PRIMARY KEY (campaign_id)
);

CREATE TABLE incident_copies (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  incident_id bigint NOT NULL,
  repeat_id bigint NOT NULL,
  copy_key text NOT NULL,
  message_id text,
  sent_at timestamp with time zone,
  CONSTRAINT incident_copies_copy_key_check CHECK ((copy_key <> ''::text)),
  CONSTRAINT incident_copies_incident_id_copy_key_key UNIQUE (incident_id, copy_key),
  CONSTRAINT incident_copies_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT incident_copies_pkey PRIMARY KEY (id),
  CONSTRAINT incident_copies_repeat_id_fkey FOREIGN KEY (repeat_id) REFERENCES incident_repeats(id)
);

CREATE TABLE incident_holds (
  copy_key text NOT NULL,
  incident_id bigint NOT NULL,
  CONSTRAINT incident_holds_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT incident_holds_pkey PRIMARY KEY (copy_key)
);

CREATE TABLE incident_notes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  incident_id bigint NOT NULL,
  noted_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  noted_by text NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  CONSTRAINT incident_notes_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT incident_notes_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'told'::text]))),
  CONSTRAINT incident_notes_noted_by_check CHECK ((noted_by <> ''::text)),
  CONSTRAINT incident_notes_pkey PRIMARY KEY (id),
  CONSTRAINT incident_notes_text_check CHECK ((text <> ''::text))
);

CREATE TABLE incident_repeats (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  incident_id bigint NOT NULL,
  added_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  account_id bigint,
  campaign text,
  person text,
  text_hash bytea,
  sources text[] NOT NULL,
  CONSTRAINT incident_repeats_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id),
  CONSTRAINT incident_repeats_person_check CHECK ((person <> ''::text)),
  CONSTRAINT incident_repeats_pkey PRIMARY KEY (id),
  CONSTRAINT incident_repeats_sources_check CHECK ((cardinality(sources) > 0)),
  CONSTRAINT incident_repeats_text_hash_check CHECK ((length(text_hash) = 32))
);

CREATE TABLE incidents (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  title text NOT NULL,
  found_in text NOT NULL,
  opened_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  opened_by text NOT NULL,
  is_by_watch boolean NOT NULL,
  apology text NOT NULL,
  closed_at timestamp with time zone,
  closed_by text,
  conclusion text,
  CONSTRAINT incidents_apology_check CHECK ((apology <> ''::text)),
  CONSTRAINT incidents_check CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  CONSTRAINT incidents_check1 CHECK (((closed_at IS NULL) = (conclusion IS NULL))),
  CONSTRAINT incidents_conclusion_check CHECK ((conclusion <> ''::text)),
  CONSTRAINT incidents_found_in_check CHECK ((found_in <> ''::text)),
  CONSTRAINT incidents_opened_by_check CHECK ((opened_by <> ''::text)),
  CONSTRAINT incidents_pkey PRIMARY KEY (id),
  CONSTRAINT incidents_title_check CHECK ((title <> ''::text))
);

CREATE TABLE job_runs (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scheduler_name text NOT NULL,
  node text NOT NULL,
  job_group text NOT NULL,
  job_name text NOT NULL,
  trigger_group text NOT NULL,
  trigger_name text NOT NULL,
  fire_id text,
  planned_at timestamp with time zone,
  began_at timestamp with time zone,
  ended_at timestamp with time zone NOT NULL,
  outcome text NOT NULL,
  error text,
  CONSTRAINT job_runs_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'failed'::text, 'misfired'::text, 'vetoed'::text]))),
  CONSTRAINT job_runs_pkey PRIMARY KEY (id)
);

CREATE TABLE linkedin_accounts (
  id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  tenant text NOT NULL DEFAULT 'default'::text,
  code text NOT NULL,
  provider_account_id text NOT NULL,
  name text,
  time_zone text NOT NULL DEFAULT 'UTC'::text,
  window_from time without time zone,
  window_to time without time zone,
  window_days integer[] NOT NULL DEFAULT '{1,2,3,4,5,6,7}'::integer[],
  daily_cap integer,
  spacing_min interval NOT NULL DEFAULT '00:00:15'::interval,
  spacing_max interval NOT NULL DEFAULT '00:00:45'::interval,
  next_send_at timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  paused_at timestamp with time zone,
  paused_until timestamp with time zone,
  resumes text,
  pause_reason text,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT linkedin_accounts_check CHECK ((spacing_max >= spacing_min)),
  CONSTRAINT linkedin_accounts_check1 CHECK (((window_from IS NULL) = (window_to IS NULL))),
  CONSTRAINT linkedin_accounts_check2 CHECK ((window_from < window_to)),
  CONSTRAINT linkedin_accounts_check3 CHECK (((paused_at IS NULL) = (resumes IS NULL))),
  CONSTRAINT linkedin_accounts_check4 CHECK (((paused_at IS NOT NULL) OR ((paused_until IS NULL) AND (pause_reason IS NULL)))),
  CONSTRAINT linkedin_accounts_check5 CHECK (((resumes = 'at_time'::text) = (paused_until IS NOT NULL))),
  CONSTRAINT linkedin_accounts_code_check CHECK ((code <> ''::text)),
  CONSTRAINT linkedin_accounts_daily_cap_check CHECK ((daily_cap >= 0)),
  CONSTRAINT linkedin_accounts_id_check CHECK ((id > 0)),
  CONSTRAINT linkedin_accounts_pkey PRIMARY KEY (id),
  CONSTRAINT linkedin_accounts_provider_account_id_check CHECK ((provider_account_id <> ''::text)),
  CONSTRAINT linkedin_accounts_provider_account_id_key UNIQUE (provider_account_id),
  CONSTRAINT linkedin_accounts_resumes_check CHECK ((resumes = ANY (ARRAY['at_time'::text, 'when_ok'::text, 'by_person'::text]))),
  CONSTRAINT linkedin_accounts_spacing_min_check CHECK ((spacing_min >= '00:00:00'::interval)),
  CONSTRAINT linkedin_accounts_tenant_check CHECK ((tenant <> ''::text)),
  CONSTRAINT linkedin_accounts_tenant_code_key UNIQUE (tenant, code),
  CONSTRAINT linkedin_accounts_window_days_check CHECK (((window_days <@ '{1,2,3,4,5,6,7}'::integer[]) AND (cardinality(window_days) > 0)))
) WITH (fillfactor=70);

CREATE TABLE linkedin_messages (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  idempotency_key text NOT NULL,
  queue_id bigint NOT NULL,
  account_id bigint NOT NULL,
  campaign_id bigint NOT NULL,
  prospect_id bigint NOT NULL,
  person text,
  step integer NOT NULL,
  status text NOT NULL,
  chat_id text,
  message_id text,
  attempted_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  CONSTRAINT linkedin_messages_check CHECK (((status = 'sent'::text) = (sent_at IS NOT NULL))),
  CONSTRAINT linkedin_messages_idempotency_key_key UNIQUE (idempotency_key),
  CONSTRAINT linkedin_messages_pkey PRIMARY KEY (id),
  CONSTRAINT linkedin_messages_status_check CHECK ((status = ANY (ARRAY['sending'::text, 'sent'::text, 'not_sent'::text, 'unknown'::text])))
) WITH (fillfactor=80);

CREATE TABLE message_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  queue_id bigint NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  reason text,
  attempt_id bigint,
  actor text NOT NULL,
  CONSTRAINT message_events_pkey PRIMARY KEY (id)
);

CREATE TABLE node_clocks (
  node text NOT NULL,
  ahead_ms bigint NOT NULL,
  measured_at timestamp with time zone NOT NULL,
  CONSTRAINT node_clocks_pkey PRIMARY KEY (node)
);

CREATE TABLE node_starts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scheduler text NOT NULL,
  node text NOT NULL,
  version text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  stopped_at timestamp with time zone,
  CONSTRAINT node_starts_node_check CHECK ((node <> ''::text)),
  CONSTRAINT node_starts_pkey PRIMARY KEY (id),
  CONSTRAINT node_starts_scheduler_check CHECK ((scheduler <> ''::text)),
  CONSTRAINT node_starts_version_check CHECK ((version <> ''::text))
);

CREATE TABLE provider_echoes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  account_id bigint NOT NULL,
  message_id text NOT NULL,
  chat_id text,
  recipient_ids text[] NOT NULL DEFAULT '{}'::text[],
  text text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT provider_echoes_account_id_fkey FOREIGN KEY (account_id) REFERENCES linkedin_accounts(id),
  CONSTRAINT provider_echoes_account_id_message_id_key UNIQUE (account_id, message_id),
  CONSTRAINT provider_echoes_chat_id_check CHECK ((chat_id <> ''::text)),
  CONSTRAINT provider_echoes_message_id_check CHECK ((message_id <> ''::text)),
  CONSTRAINT provider_echoes_pkey PRIMARY KEY (id),
  CONSTRAINT provider_echoes_sent_at_check CHECK (isfinite(sent_at))
);

CREATE TABLE remote_commands (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scheduler_name text NOT NULL,
  action text NOT NULL,
  subject_group text NOT NULL,
  subject_name text NOT NULL,
  arguments jsonb NOT NULL DEFAULT '{}'::jsonb,
  node text,
  actor text NOT NULL,
  via text NOT NULL,
  address text,
  reason text NOT NULL,
  asked_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp with time zone NOT NULL,
  taken_by text,
  taken_at timestamp with time zone,
  outcome text,
  detail text,
  ended_at timestamp with time zone,
  CONSTRAINT remote_commands_action_check CHECK ((action = ANY (ARRAY['pause_trigger'::text, 'resume_trigger'::text, 'reset_trigger'::text, 'reschedule'::text, 'run_now'::text, 'interrupt'::text]))),
  CONSTRAINT remote_commands_actor_check CHECK ((actor <> ''::text)),
  CONSTRAINT remote_commands_check CHECK (((taken_by IS NULL) = (taken_at IS NULL))),
  CONSTRAINT remote_commands_check1 CHECK (((outcome IS NULL) = (ended_at IS NULL))),
  CONSTRAINT remote_commands_expires_at_check CHECK (isfinite(expires_at)),
  CONSTRAINT remote_commands_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'expired'::text]))),
  CONSTRAINT remote_commands_pkey PRIMARY KEY (id),
  CONSTRAINT remote_commands_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT remote_commands_scheduler_name_check CHECK ((scheduler_name <> ''::text))
);

CREATE TABLE send_attempts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  queue_id bigint NOT NULL,
  account_id bigint NOT NULL,
  node text NOT NULL,
  fingerprint bytea NOT NULL,
  started_at timestamp with time zone NOT NULL,
  lease_until timestamp with time zone NOT NULL,
  outcome text,
  settled_at timestamp with time zone,
  http_status integer,
  error_type text,
  provider_request_id text,
  detail text,
  restore_id bigint,
  claim_id uuid,
  adoption_id bigint,
  CONSTRAINT send_attempts_adoption_id_fkey FOREIGN KEY (adoption_id) REFERENCES adoptions(id),
  CONSTRAINT send_attempts_check CHECK (((outcome IS NULL) = (settled_at IS NULL))),
  CONSTRAINT send_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'not_sent'::text, 'unknown'::text]))),
  CONSTRAINT send_attempts_pkey PRIMARY KEY (id),
  CONSTRAINT send_attempts_restore_id_fkey FOREIGN KEY (restore_id) REFERENCES database_history(id)
) WITH (fillfactor=70);

CREATE TABLE send_queue (
  id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  campaign_id bigint NOT NULL,
  prospect_id bigint NOT NULL,
  account_id bigint NOT NULL,
  step integer NOT NULL,
  kind text NOT NULL,
  message text NOT NULL,
  scheduled_for timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp with time zone,
  idempotency_key text NOT NULL,
  status text NOT NULL DEFAULT 'pending'::text,
  status_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  status_reason text,
  claim_token bigint,
  claimed_by text,
  lease_until timestamp with time zone,
  retries integer NOT NULL DEFAULT 0,
  retry_at timestamp with time zone,
  looks integer NOT NULL DEFAULT 0,
  look_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT send_queue_account_id_fkey FOREIGN KEY (account_id) REFERENCES linkedin_accounts(id),
  CONSTRAINT send_queue_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id),
  CONSTRAINT send_queue_check CHECK ((expires_at > scheduled_for)),
  CONSTRAINT send_queue_check1 CHECK (((status = 'processing'::text) = (lease_until IS NOT NULL))),
  CONSTRAINT send_queue_check2 CHECK (((status <> 'uncertain'::text) OR (look_at IS NOT NULL))),
  CONSTRAINT send_queue_check3 CHECK (((message <> ''::text) OR (status = ANY (ARRAY['sent'::text, 'failed'::text, 'suppressed'::text, 'cancelled'::text])))),
  CONSTRAINT send_queue_kind_check CHECK ((kind = ANY (ARRAY['direct_message'::text, 'follow_up'::text]))),
  CONSTRAINT send_queue_pkey PRIMARY KEY (id),
  CONSTRAINT send_queue_prospect_id_fkey FOREIGN KEY (prospect_id) REFERENCES campaign_prospects(id),
  CONSTRAINT send_queue_scheduled_for_check CHECK (isfinite(scheduled_for)),
  CONSTRAINT send_queue_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'sent'::text, 'failed'::text, 'uncertain'::text, 'suppressed'::text, 'cancelled'::text]))),
  CONSTRAINT send_queue_step_check CHECK ((step >= 1))
) WITH (fillfactor=70);

CREATE TABLE send_switch (
  only_row boolean NOT NULL DEFAULT true,
  paused_at timestamp with time zone,
  paused_until timestamp with time zone,
  resumes text,
  pause_reason text,
  CONSTRAINT send_switch_check CHECK (((paused_at IS NULL) = (resumes IS NULL))),
  CONSTRAINT send_switch_check1 CHECK (((paused_at IS NOT NULL) OR ((paused_until IS NULL) AND (pause_reason IS NULL)))),
  CONSTRAINT send_switch_check2 CHECK (((resumes = 'at_time'::text) = (paused_until IS NOT NULL))),
  CONSTRAINT send_switch_only_row_check CHECK (only_row),
  CONSTRAINT send_switch_pkey PRIMARY KEY (only_row),
  CONSTRAINT send_switch_resumes_check CHECK ((resumes = ANY (ARRAY['at_time'::text, 'by_person'::text])))
);

CREATE TABLE sendonce_jobs_files (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scheduler_name text NOT NULL,
  job_group text NOT NULL,
  generation integer NOT NULL,
  fingerprint text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  applied_by text NOT NULL,
  summary text NOT NULL,
  surplus text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT sendonce_jobs_files_applied_by_check CHECK ((applied_by <> ''::text)),
  CONSTRAINT sendonce_jobs_files_fingerprint_check CHECK ((fingerprint <> ''::text)),
  CONSTRAINT sendonce_jobs_files_generation_check CHECK ((generation >= 0)),
  CONSTRAINT sendonce_jobs_files_pkey PRIMARY KEY (id)
);

CREATE TABLE watch_read_back (
  only_row boolean NOT NULL DEFAULT true,
  asked_at timestamp with time zone NOT NULL,
  CONSTRAINT watch_read_back_only_row_check CHECK (only_row),
  CONSTRAINT watch_read_back_pkey PRIMARY KEY (only_row)
);

CREATE TABLE watch_runs (
  node text NOT NULL,
  looked_at timestamp with time zone NOT NULL,
  is_complete boolean NOT NULL,
  findings integer NOT NULL,
  CONSTRAINT watch_runs_pkey PRIMARY KEY (node)
);

CREATE TABLE watch_suspicions (
  condition text NOT NULL,
  subject text NOT NULL,
  since timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  CONSTRAINT watch_suspicions_pkey PRIMARY KEY (condition, subject)
) WITH (fillfactor=70);

CREATE INDEX adopted_rows_copies ON public.adopted_rows USING btree (queue_id) WHERE (fate = 'copy'::text);
CREATE INDEX adopted_rows_of_message ON public.adopted_rows USING btree (queue_id);
CREATE INDEX adoption_fates_by_person ON public.adoption_fates USING btree (person_no);
CREATE INDEX adoption_messages_by_person ON public.adoption_messages USING btree (person_no);
CREATE INDEX alert_deliveries_due ON public.alert_deliveries USING btree (next_attempt_at) WHERE ((delivered_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX alert_deliveries_of_alert ON public.alert_deliveries USING btree (alert_id, channel, id);
CREATE INDEX alerts_by_time ON public.alerts USING btree (opened_at);
CREATE INDEX alerts_of_subject ON public.alerts USING btree (condition, subject, silenced_until);
CREATE UNIQUE INDEX alerts_open ON public.alerts USING btree (condition, subject) WHERE (resolved_at IS NULL);
CREATE INDEX apology_copies_of_apology ON public.apology_copies USING btree (apology_id);
CREATE INDEX attempt_evidence_of_message ON public.attempt_evidence USING btree (queue_id, attempt_id);
CREATE INDEX audit_log_by_time ON public.audit_log USING brin (happened_at) WITH (autosummarize='on');
CREATE INDEX bulk_action_messages_skipped ON public.bulk_action_messages USING btree (bulk_id, detail, queue_id) WHERE (outcome = 'skipped'::text);
CREATE INDEX bulk_actions_under_way ON public.bulk_actions USING btree (id) WHERE (state = 'running'::text);
CREATE INDEX campaign_prospects_by_person ON public.campaign_prospects USING btree (person);
CREATE INDEX console_sessions_expiry ON public.console_sessions USING btree (expires_at);
CREATE UNIQUE INDEX database_history_first ON public.database_history USING btree ((true)) WHERE (lost_from IS NULL);
CREATE UNIQUE INDEX database_history_open ON public.database_history USING btree ((true)) WHERE ((lost_from IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX deploy_watches_of_scheduler ON public.deploy_watches USING btree (scheduler, id);
CREATE UNIQUE INDEX deploy_watches_of_version ON public.deploy_watches USING btree (scheduler, version) WHERE (concluded_at IS NULL);
CREATE INDEX duplicate_incidents_by_found ON public.duplicate_incidents USING btree (found_at);
CREATE INDEX incident_copies_by_key ON public.incident_copies USING btree (copy_key);
CREATE INDEX incident_copies_of_repeat ON public.incident_copies USING btree (repeat_id);
CREATE INDEX incident_holds_of_incident ON public.incident_holds USING btree (incident_id);
CREATE INDEX incident_notes_of_incident ON public.incident_notes USING btree (incident_id, id);
CREATE INDEX incident_repeats_of_incident ON public.incident_repeats USING btree (incident_id, id);
CREATE INDEX incidents_open ON public.incidents USING btree (id) WHERE (closed_at IS NULL);
CREATE INDEX job_runs_of_job ON public.job_runs USING btree (scheduler_name, job_group, job_name, id);
CREATE INDEX job_runs_troubled ON public.job_runs USING btree (scheduler_name, id) WHERE (outcome <> 'done'::text);
CREATE INDEX linkedin_messages_by_account ON public.linkedin_messages USING btree (account_id, attempted_at);
CREATE INDEX linkedin_messages_by_sent ON public.linkedin_messages USING brin (sent_at) WITH (autosummarize='on');
CREATE INDEX linkedin_messages_chat ON public.linkedin_messages USING btree (account_id, person, id) WHERE (chat_id IS NOT NULL);
CREATE UNIQUE INDEX linkedin_messages_message_id ON public.linkedin_messages USING btree (account_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX message_events_by_time ON public.message_events USING brin (happened_at) WITH (autosummarize='on');
CREATE INDEX message_events_of_message ON public.message_events USING btree (queue_id);
CREATE INDEX node_starts_of_node ON public.node_starts USING btree (scheduler, node, id);
CREATE INDEX node_starts_of_scheduler ON public.node_starts USING btree (scheduler, id);
CREATE INDEX provider_echoes_by_account ON public.provider_echoes USING btree (account_id, sent_at);
CREATE INDEX provider_echoes_by_sent ON public.provider_echoes USING brin (sent_at) WITH (autosummarize='on');
CREATE INDEX remote_commands_waiting ON public.remote_commands USING btree (scheduler_name, id) WHERE ((taken_at IS NULL) AND (ended_at IS NULL));
CREATE INDEX send_attempts_by_time ON public.send_attempts USING brin (started_at) WITH (autosummarize='on');
CREATE INDEX send_attempts_of_message ON public.send_attempts USING btree (queue_id);
CREATE INDEX send_queue_by_account ON public.send_queue USING btree (account_id, id);
CREATE INDEX send_queue_by_campaign ON public.send_queue USING btree (campaign_id, id);
CREATE INDEX send_queue_ended ON public.send_queue USING btree (status, status_at, id) WHERE (status = ANY (ARRAY['sent'::text, 'failed'::text, 'uncertain'::text, 'suppressed'::text, 'cancelled'::text]));
CREATE INDEX send_queue_expiring ON public.send_queue USING btree (expires_at) WHERE ((status = 'pending'::text) AND (expires_at IS NOT NULL));
CREATE INDEX send_queue_leases ON public.send_queue USING btree (lease_until) WHERE (status = 'processing'::text);
CREATE INDEX send_queue_looks ON public.send_queue USING btree (look_at) WHERE (status = 'uncertain'::text);
CREATE UNIQUE INDEX send_queue_one_in_flight_per_account ON public.send_queue USING btree (account_id) WHERE (status = 'processing'::text);
CREATE INDEX send_queue_put_back ON public.send_queue USING btree (account_id) WHERE ((status = 'pending'::text) AND (claim_token IS NOT NULL));
CREATE INDEX send_queue_steps ON public.send_queue USING btree (prospect_id, step);
CREATE INDEX send_queue_waiting ON public.send_queue USING btree (account_id, scheduled_for, id) WHERE (status = 'pending'::text);
CREATE INDEX sendonce_jobs_files_in_force ON public.sendonce_jobs_files USING btree (scheduler_name, job_group, id);

COMMENT ON TABLE adopted_rows IS
  'Where each message that was adopted comes from, so that no row is adopted twice. Holds no text and no name.';
COMMENT ON COLUMN adopted_rows.row_id IS
  'Its id there, with #2, #3 ... where several rows have it; where there is none, what tells rows apart.';
COMMENT ON COLUMN adopted_rows.fate IS
  'What became of the row: its message; copy, a further record that the message was sent; covered, another row stands for the message.';
COMMENT ON COLUMN adopted_rows.status IS
  'What the row said of itself when it was adopted.';
COMMENT ON COLUMN adopted_tables.name IS
  'Database, schema and table.';
COMMENT ON TABLE adoption_messages IS
  'One row for each text to a person in a campaign, however many rows tell of it.';
COMMENT ON COLUMN adoption_messages.queue_id IS
  'The message of ours that is there already; NULL if one is to be made.';
COMMENT ON TABLE adoption_staged IS
  'Rows of the tables that are adopted, read once, each judged by itself.';
COMMENT ON COLUMN adoptions.ended_at IS
  'NULL while it runs, or where it was cut off: another one goes on from there.';
COMMENT ON TABLE alert_channels IS
  'Counts what each channel delivered and failed to deliver since ever.';
COMMENT ON TABLE alert_deliveries IS
  'The outbox: written in the transaction that changes the alert, delivered at least once.';
COMMENT ON COLUMN alert_deliveries.event_id IS
  'The same over all attempts and channels, so that a receiver knows a repetition.';
COMMENT ON TABLE alerts IS
  'One open row for each condition and what it is about; seen counts up instead of further rows.';
COMMENT ON COLUMN alerts.detail IS
  'Ids, counts and times; never a text or a name.';
COMMENT ON COLUMN alerts.last_told_at IS
  'When the channels were last given something about it; NULL while it was silenced from the start.';
COMMENT ON TABLE apologies IS
  'Approved apologies, each with its message in send_queue, written in the transaction that queues it. It only grows.';
COMMENT ON COLUMN apologies.person IS
  'NULL once redacted.';
COMMENT ON TABLE apology_copies IS
  'Which copies somebody has been told sorry for: of each copy once, whatever incident it is in.';
COMMENT ON TABLE apology_drafts IS
  'What people changed about a person''s apology before it was approved.';
COMMENT ON COLUMN apology_drafts.is_wanted IS
  'NULL for the rule: wanted where two messages or more were too many.';
COMMENT ON COLUMN apology_drafts.text IS
  'NULL for the incident''s text, filled in.';
COMMENT ON COLUMN attempt_evidence.finding IS
  'delivered, absent and given_up decide; not_seen (one complete look that found nothing) and unreadable do not.';
COMMENT ON TABLE audit_log IS
  'What people did, one row each, written in the transaction that does it.';
COMMENT ON COLUMN audit_log.address IS
  'Where the request came from; NULL for the command line.';
COMMENT ON COLUMN audit_log.before IS
  'How the subject stood, in words; NULL where it had no state or did not exist.';
COMMENT ON TABLE bulk_action_messages IS
  'The messages of a bulk action as they were when it was confirmed, and what was done with each.';
COMMENT ON TABLE bulk_actions IS
  'Each is carried out batch by batch, by whichever console gets to it: a batch, its outcomes and the cursor are one transaction.';
COMMENT ON COLUMN bulk_actions.form_id IS
  'Drawn with the form: the same form sent twice is one action.';
COMMENT ON COLUMN bulk_actions.chosen IS
  'The filter in words; never a person''s name.';
COMMENT ON COLUMN bulk_actions.cursor_id IS
  'Up to this message everything has its outcome.';
COMMENT ON COLUMN bulk_actions.advanced_at IS
  'One that was cut off goes on by itself for a while after this, then only when a person says so.';
COMMENT ON COLUMN campaign_prospects.person IS
  'Who the human is, stable across campaigns, imports and forms of provider id; the provider id unless given.';
COMMENT ON COLUMN campaign_prospects.provider_id IS
  'The provider''s internal id of the person as seen by the sending account, not an address of a profile.';
COMMENT ON COLUMN campaign_prospects.stopped_at IS
  'Since when nothing more goes to this person in this campaign (a reply, an opt-out, a refusal); NULL while messages may go.';
COMMENT ON COLUMN campaigns.code IS
  'Names the campaign in idempotency keys; the name unless given, and never changes: a campaign that is deleted and created again keeps its memory.';
COMMENT ON COLUMN console_sessions.token_hash IS
  'SHA-256 of what the browser holds: who reads this table cannot sign in with it.';
COMMENT ON COLUMN console_sessions.credential IS
  'SHA-256 of the stored password at sign-in: a changed password ends the session.';
COMMENT ON TABLE database_history IS
  'Which database this was when a node first sent from it, and each time since that it was found to be another or an older one; the last row is in force.';
COMMENT ON COLUMN database_history.identity IS
  'As database_identity() had it.';
COMMENT ON COLUMN database_history.lost_from IS
  'What was done from then on may be forgotten; NULL for the first row.';
COMMENT ON COLUMN database_history.ended_at IS
  'When sending went on; until then every message that is due becomes uncertain.';
COMMENT ON TABLE deploy_watches IS
  'A day of watching after a change, and the verdict that was kept at its end.';
COMMENT ON COLUMN deploy_watches.version IS
  'The version that a node started; NULL where a person named the moment.';
COMMENT ON COLUMN deploy_watches.begun_by IS
  'The node that started first, or the person.';
COMMENT ON COLUMN deploy_watches.people IS
  'How many people were found to have got the same message more than once.';
COMMENT ON COLUMN deploy_watches.extra IS
  'How many messages too many they got.';
COMMENT ON TABLE duplicate_incidents IS
  'The provider shows more than one message for one attempt.';
COMMENT ON TABLE incident_campaigns IS
  'The campaigns in which an incident''s apologies go out, one for each tenant.';
COMMENT ON TABLE incident_copies IS
  'Evidence: each copy of a repeat, the first one too. It only grows.';
COMMENT ON COLUMN incident_copies.copy_key IS
  'Names the copy whichever search found it: a hash of account and message id, else of all that is known of it. It outlives a redacted person.';
COMMENT ON TABLE incident_holds IS
  'Which open incident a copy belongs to: at most one. Closing the incident lets go of them.';
COMMENT ON TABLE incident_notes IS
  'What people found out or did, and whom they told.';
COMMENT ON TABLE incident_repeats IS
  'Evidence: a message that a person got more than once. It only grows; a person may be redacted.';
COMMENT ON COLUMN incident_repeats.account_id IS
  'Who sent it; NULL where that is not known, as in another program''s table.';
COMMENT ON COLUMN incident_repeats.campaign IS
  'The campaign''s id where it was found: another program''s, if that is where it was found.';
COMMENT ON COLUMN incident_repeats.person IS
  'NULL once redacted.';
COMMENT ON COLUMN incident_repeats.text_hash IS
  'SHA-256 of the text as normal_text has it; NULL where the text was not on record any more.';
COMMENT ON TABLE incidents IS
  'What is looked into as one: opened by a person or by the watch, closed once, with a conclusion.';
COMMENT ON COLUMN incidents.found_in IS
  'Which records showed it, in words.';
COMMENT ON COLUMN incidents.apology IS
  'The text from which each person''s apology is made; {{name}} and {{copies}} are filled in.';
COMMENT ON TABLE job_runs IS
  'Executions that ended, and fires that did not happen, by their nodes'' clocks. The last ones of each job, and for longer those that were not done.';
COMMENT ON COLUMN job_runs.planned_at IS
  'When it was due; NULL where Quartz does not say.';
COMMENT ON COLUMN linkedin_accounts.code IS
  'Names the account in idempotency keys; the provider''s id unless given, and never changes, even when the account is connected anew.';
COMMENT ON COLUMN linkedin_accounts.window_days IS
  'ISO days, 1 = Monday, on which the window opens, in time_zone.';
COMMENT ON COLUMN linkedin_accounts.daily_cap IS
  'Most messages per calendar day of time_zone; messages in flight and in doubt count; NULL for no cap.';
COMMENT ON COLUMN linkedin_accounts.next_send_at IS
  'No message of this account is claimed before; moved on by a random spacing at every claim.';
COMMENT ON TABLE linkedin_messages IS
  'One row per intent, written before the request: whatever happens to queue rows, a key that is here is not served again.';
COMMENT ON COLUMN linkedin_messages.person IS
  'Finds the chat for follow-ups; NULL once redacted.';
COMMENT ON COLUMN node_clocks.ahead_ms IS
  'How far the node''s clock is ahead of the database''s; negative if it is behind.';
COMMENT ON TABLE node_starts IS
  'Each start of a node, the last hundred of each.';
COMMENT ON COLUMN node_starts.stopped_at IS
  'When it began to stop; NULL while it runs, and for ever if it was killed: whether it lives, qrtz_scheduler_state tells.';
COMMENT ON TABLE provider_echoes IS
  'What accounts sent while a message of theirs was in flight or in doubt. Text and recipients may be redacted, and rows never removed, once no message of the account is in doubt about an attempt that began before received_at.';
COMMENT ON COLUMN provider_echoes.recipient_ids IS
  'The other members of the chat by the provider''s internal ids, as far as it named them; it cuts some to 20 characters.';
COMMENT ON COLUMN provider_echoes.text IS
  'As normal_text has it; empty once redacted, or where it had none.';
COMMENT ON COLUMN provider_echoes.sent_at IS
  'By the provider''s clock.';
COMMENT ON TABLE remote_commands IS
  'Asked for at a console, executed once by a node. One that was taken and has no outcome was cut off: nobody does it again.';
COMMENT ON COLUMN remote_commands.node IS
  'The only node that may take it; NULL for any.';
COMMENT ON COLUMN remote_commands.expires_at IS
  'No node takes it later: nothing is done when nobody expects it any more.';
COMMENT ON COLUMN send_attempts.fingerprint IS
  'SHA-256 of recipient and text, so that the text can be redacted and still be recognised.';
COMMENT ON COLUMN send_attempts.restore_id IS
  'Set where no attempt is known: it stands for one that a restored database may have forgotten, from started_at to lease_until.';
COMMENT ON COLUMN send_attempts.claim_id IS
  'Drawn by the node for each claim; known to it even if the commit''s acknowledgement is lost.';
COMMENT ON COLUMN send_attempts.adoption_id IS
  'Set where the attempt is one that the program made, or may have made, from whose queue the message was adopted.';
COMMENT ON COLUMN send_queue.claim_token IS
  'The attempt that holds, or last held, this row: whoever settles must name it.';
COMMENT ON COLUMN send_queue.retry_at IS
  'A certainly-not-sent message is not tried again before; scheduled_for, and with it the order, stays.';
COMMENT ON COLUMN send_queue.look_at IS
  'When an uncertain message is next looked for at the provider.';
COMMENT ON TABLE sendonce_jobs_files IS
  'Jobs files as they were applied, the last one being in force; only grows.';
COMMENT ON COLUMN sendonce_jobs_files.surplus IS
  'Jobs that an earlier file made and this one does not name; they go on.';
COMMENT ON TABLE watch_read_back IS
  'When the provider was last asked for a sample of conversations.';
COMMENT ON TABLE watch_runs IS
  'The last look of each node that watched.';
COMMENT ON TABLE watch_suspicions IS
  'What looks wrong and becomes an alert only if it stays so in every look for a while.';

CREATE OR REPLACE FUNCTION public.campaign_prospects_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.provider_id := trim(NEW.provider_id);
    NEW.person := coalesce(trim(NEW.person), NEW.provider_id);
    IF NEW.provider_id ~ '[[:space:]/]' OR NEW.provider_id = '' THEN
      RAISE EXCEPTION 'campaign_prospects.provider_id must be the provider''s internal id of the person, without spaces or slashes, not "%"', NEW.provider_id
        USING ERRCODE = 'check_violation', COLUMN = 'provider_id',
              HINT = 'Resolve the profile with the sending account first and insert the provider_id it returns.';
    END IF;
  ELSIF (NEW.campaign_id, NEW.person) IS DISTINCT FROM (OLD.campaign_id, OLD.person) THEN
    RAISE EXCEPTION 'campaign_prospects.person and campaign_id may not change: they name prospect % in the keys of its messages', OLD.id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.campaigns_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.code := coalesce(NEW.code, NEW.name);
  ELSIF (NEW.tenant, NEW.code) IS DISTINCT FROM (OLD.tenant, OLD.code) THEN
    RAISE EXCEPTION 'campaigns.code and campaigns.tenant may not change: they name campaign % in the keys of its messages', OLD.id
      USING ERRCODE = 'check_violation', HINT = 'Change campaigns.name instead.';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.database_history_before_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL
     AND (NEW.id, NEW.identity, NEW.since, NEW.noted_by, NEW.how, NEW.lost_from)
         IS NOT DISTINCT FROM (OLD.id, OLD.identity, OLD.since, OLD.noted_by, OLD.how, OLD.lost_from) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'database_history: % of row % is refused: it only grows, and an end is written once', TG_OP, OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'database_history';
END $function$;

CREATE OR REPLACE FUNCTION public.database_identity()
 RETURNS text
 LANGUAGE sql
AS $function$
  SELECT format('cluster %s, timeline %s, database %s, table %s',
    (SELECT system_identifier FROM pg_control_system()), left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'database_history'::regclass::oid::bigint)
$function$;

CREATE OR REPLACE FUNCTION public.day_began_at(a linkedin_accounts, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  -- Where clocks go back over midnight the day begins twice; its first beginning counts.
  SELECT CASE WHEN date_trunc('day', (began - interval '1 hour') AT TIME ZONE a.time_zone) = day
              THEN began - interval '1 hour' ELSE began END
  FROM (SELECT date_trunc('day', at AT TIME ZONE a.time_zone) AS day) AS d,
       LATERAL (SELECT day AT TIME ZONE a.time_zone AS began) AS b
$function$;

CREATE OR REPLACE FUNCTION public.deploy_watches_before_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.concluded_at IS NULL
     AND (NEW.id, NEW.scheduler, NEW.version, NEW.since, NEW.until, NEW.begun_by, NEW.reason)
         IS NOT DISTINCT FROM (OLD.id, OLD.scheduler, OLD.version, OLD.since, OLD.until, OLD.begun_by, OLD.reason) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'deploy_watches: % of row % is refused: a verdict is written once', TG_OP, OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'deploy_watches';
END $function$;

CREATE OR REPLACE FUNCTION public.incidents_before_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL
     AND (NEW.id, NEW.title, NEW.found_in, NEW.opened_at, NEW.opened_by, NEW.is_by_watch)
         IS NOT DISTINCT FROM (OLD.id, OLD.title, OLD.found_in, OLD.opened_at, OLD.opened_by, OLD.is_by_watch) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'incidents: % of incident % is refused: it only grows, and a conclusion is written once', TG_OP, OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'incidents';
END $function$;

CREATE OR REPLACE FUNCTION public.intent_key(tenant text, account text, person text, campaign text, step integer)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT encode(sha256(convert_to(json_build_array(tenant, account, person, campaign, step)::text, 'UTF8')), 'hex')
$function$;

CREATE OR REPLACE FUNCTION public.is_legal_move(from_status text, to_status text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  SELECT to_status = ANY (CASE from_status
    WHEN 'pending'    THEN '{processing,uncertain,suppressed,cancelled}'::text[]
    WHEN 'processing' THEN '{sent,failed,uncertain,pending}'
    WHEN 'uncertain'  THEN '{sent,failed,pending,cancelled}'
    ELSE '{}'
  END)
$function$;

CREATE OR REPLACE FUNCTION public.linkedin_accounts_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.code := coalesce(NEW.code, NEW.provider_account_id);
  ELSIF (NEW.tenant, NEW.code) IS DISTINCT FROM (OLD.tenant, OLD.code) THEN
    RAISE EXCEPTION 'linkedin_accounts.code and tenant may not change: they name account % in the keys of its messages', OLD.id
      USING ERRCODE = 'check_violation', HINT = 'Change provider_account_id when the account was connected anew.';
  END IF;
  -- By name only: PostgreSQL also takes 'UTC+3', and reads it as three hours west.
  IF NEW.time_zone <> 'UTC' AND (TG_OP = 'INSERT' OR NEW.time_zone IS DISTINCT FROM OLD.time_zone) THEN
    IF NOT EXISTS (SELECT FROM pg_timezone_names z WHERE z.name = NEW.time_zone) THEN
      RAISE EXCEPTION 'linkedin_accounts.time_zone must be a time zone PostgreSQL knows, such as Europe/Paris, not "%"', NEW.time_zone
        USING ERRCODE = 'check_violation', COLUMN = 'time_zone';
    END IF;
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.linkedin_messages_before_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'linkedin_messages: row % may not be deleted: it is the memory that its message was tried', OLD.id
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages', HINT = 'Set person to NULL to redact it.';
  END IF;
  IF (NEW.id, NEW.idempotency_key, NEW.account_id, NEW.campaign_id, NEW.step)
     IS DISTINCT FROM (OLD.id, OLD.idempotency_key, OLD.account_id, OLD.campaign_id, OLD.step)
     OR (NEW.person IS DISTINCT FROM OLD.person AND NEW.person IS NOT NULL) THEN
    RAISE EXCEPTION 'linkedin_messages: what row % is about may not change', OLD.id
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages';
  END IF;
  IF OLD.status = 'sent' AND (NEW.status, NEW.queue_id, NEW.prospect_id, NEW.chat_id, NEW.message_id, NEW.attempted_at, NEW.sent_at)
     IS DISTINCT FROM (OLD.status, OLD.queue_id, OLD.prospect_id, OLD.chat_id, OLD.message_id, OLD.attempted_at, OLD.sent_at) THEN
    RAISE EXCEPTION 'linkedin_messages: row % is sent, and its outcome, ids and times may not change', OLD.id
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN
     (('sending', 'sent'), ('sending', 'not_sent'), ('sending', 'unknown'), ('unknown', 'sent'), ('unknown', 'not_sent'), ('not_sent', 'sending'), ('not_sent', 'sent'), ('not_sent', 'unknown')) THEN
    RAISE EXCEPTION 'linkedin_messages.status of row % may not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages', COLUMN = 'status';
  END IF;
  -- What frees or closes an intent must be borne out by what is on record about its attempt.
  IF OLD.status = 'sending' AND NEW.status <> 'sending' THEN
    PERFORM FROM send_attempts t
      WHERE t.id = (SELECT q.claim_token FROM send_queue q WHERE q.id = OLD.queue_id) AND t.outcome = NEW.status;
  ELSIF OLD.status = 'unknown' AND NEW.status <> 'unknown' OR OLD.status = 'not_sent' AND NEW.status = 'sent' THEN
    PERFORM FROM send_queue q JOIN attempt_evidence e ON e.queue_id = q.id
      WHERE q.id = OLD.queue_id
        AND (NEW.status = 'sent' AND e.finding = 'delivered'
             OR NEW.status = 'not_sent' AND e.finding = 'absent' AND e.attempt_id = q.claim_token);
  ELSIF OLD.status = 'not_sent' AND NEW.status = 'unknown' THEN
    PERFORM FROM database_history WHERE lost_from IS NOT NULL AND ended_at IS NULL;
  ELSIF NEW.status = OLD.status THEN
    -- FOUND says whether nothing changed.
    PERFORM WHERE (NEW.queue_id, NEW.prospect_id, NEW.chat_id, NEW.message_id, NEW.attempted_at, NEW.sent_at)
      IS NOT DISTINCT FROM (OLD.queue_id, OLD.prospect_id, OLD.chat_id, OLD.message_id, OLD.attempted_at, OLD.sent_at);
  ELSE
    RETURN NEW;
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'linkedin_messages: row % may not go from % to %: nothing on record about its attempt bears that out', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'linkedin_messages', COLUMN = 'status',
            HINT = format('To decide by hand: sendonce messages resolve %s --help', OLD.queue_id);
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.may_be_echo(echo_text text, recipient_ids text[], sent_at timestamp with time zone, message text, recipient_id text, started_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT echo_text = message AND sent_at >= started_at - interval '30 seconds'
    AND (recipient_ids = '{}' OR EXISTS (SELECT FROM unnest(recipient_ids) AS r (id) WHERE left(r.id, 20) = left(recipient_id, 20)))
$function$;

CREATE OR REPLACE FUNCTION public.message_refusal(message text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
DECLARE
  normal text := normal_text(message);
BEGIN
  RETURN CASE
    WHEN message IS NULL THEN 'message must be a text, not NULL'
    WHEN normal = '' THEN format('message must hold more than white space, not %L', message)
    WHEN length(normal) > 8000 THEN format('message must be at most 8000 characters long, not %s', length(normal))
    WHEN normal ~ '\{\{[^{}]*\}\}' THEN format('message must have its variables filled in, but still holds %s', substring(normal FROM '\{\{[^{}]*\}\}'))
  END;
END $function$;

CREATE OR REPLACE FUNCTION public.normal_text(message text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  SELECT normalize(btrim(replace(replace(message, E'\r\n', E'\n'), E'\r', E'\n'), E' \t\n\u00a0'), NFC)
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%: % is refused: this table only grows', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_restored_database(known_attempt bigint, node text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  now_identity text := database_identity();
  known_identity text := (SELECT identity FROM database_history ORDER BY id DESC LIMIT 1);
BEGIN
  IF known_identity IS NULL THEN
    INSERT INTO database_history (identity, noted_by, how) VALUES (now_identity, node, 'first seen')
    ON CONFLICT DO NOTHING;
  ELSIF known_identity <> now_identity THEN
    RAISE EXCEPTION 'it is %, and was %', now_identity, known_identity USING ERRCODE = 'SO001';
  ELSIF known_attempt > 0 AND NOT EXISTS (
      SELECT FROM send_attempts t WHERE t.id = known_attempt AND t.node = refuse_restored_database.node) THEN
    RAISE EXCEPTION 'it does not know attempt %, which % saw committed', known_attempt, node USING ERRCODE = 'SO001';
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.send_attempts_before_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.outcome IS NULL AND NEW.outcome IS NOT NULL
     AND (NEW.id, NEW.queue_id, NEW.account_id, NEW.node, NEW.fingerprint, NEW.started_at, NEW.lease_until)
         IS NOT DISTINCT FROM (OLD.id, OLD.queue_id, OLD.account_id, OLD.node, OLD.fingerprint, OLD.started_at, OLD.lease_until) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'send_attempts: attempt % may not be %: the attempt log only grows, and an outcome is written once', OLD.id,
      CASE TG_OP WHEN 'DELETE' THEN 'deleted' ELSE 'changed' END
    USING ERRCODE = 'check_violation', TABLE = 'send_attempts';
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_before_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.status IN ('pending', 'processing', 'uncertain') THEN
    RAISE EXCEPTION 'send_queue: message % may not be deleted while it is %', OLD.id, OLD.status
      USING ERRCODE = 'check_violation', TABLE = 'send_queue',
            HINT = CASE OLD.status WHEN 'pending' THEN 'Cancel it: UPDATE send_queue SET status = ''cancelled'', status_reason = ''why'' WHERE id = ' || OLD.id
                   ELSE 'It may have reached the person; wait until its outcome is known.' END;
  END IF;
  RETURN OLD;
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_before_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  is_adopted boolean := NEW.claim_token IS NOT NULL AND NEW.lease_until IS NULL AND EXISTS (
    SELECT FROM send_attempts t
    WHERE t.id = NEW.claim_token AND t.queue_id = NEW.id AND t.adoption_id IS NOT NULL
      AND t.outcome = CASE NEW.status WHEN 'sent' THEN 'sent' WHEN 'uncertain' THEN 'unknown' WHEN 'failed' THEN 'not_sent' END);
  -- What another program has sent, or may have sent, is taken as it was.
  refusal text := send_queue_refusal(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step,
    CASE WHEN is_adopted THEN 'as it was' ELSE NEW.message END, NEW.scheduled_for, NEW.expires_at);
BEGIN
  IF NEW.kind IS NOT NULL AND NEW.kind NOT IN ('direct_message', 'follow_up') THEN
    refusal := format('kind must be direct_message or follow_up, not %L', NEW.kind);
  END IF;
  IF NOT is_adopted AND (NEW.status <> 'pending' OR NEW.claim_token IS NOT NULL OR NEW.lease_until IS NOT NULL) THEN
    refusal := format('status must be pending in a new row, without claim_token and lease_until, not %s', NEW.status);
  END IF;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'send_queue.%', refusal
      USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = split_part(refusal, ' ', 1);
  END IF;
  NEW.message := normal_text(NEW.message);
  NEW.kind := coalesce(NEW.kind, CASE WHEN NEW.step = 1 THEN 'direct_message' ELSE 'follow_up' END);
  NEW.idempotency_key := send_queue_key(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step);
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_before_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  attempt_outcome text;
  what_to_do text := format('It is looked for at the provider by itself. To decide by hand: sendonce messages resolve %s --help', OLD.id);
BEGIN
  IF OLD.status = 'uncertain' AND NEW.status = ANY ('{sent,failed,pending,cancelled}') THEN
    PERFORM FROM attempt_evidence e
      WHERE e.queue_id = OLD.id AND e.attempt_id = OLD.claim_token
        AND e.finding = ANY (CASE NEW.status
              WHEN 'sent' THEN '{delivered}'::text[]
              WHEN 'pending' THEN '{absent}'
              ELSE '{given_up,absent}' END);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from uncertain to %: nobody knows whether attempt % reached the person', OLD.id, NEW.status, OLD.claim_token
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status', HINT = what_to_do;
    END IF;
  ELSIF NOT is_legal_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'send_queue.status of message % may not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
            HINT = CASE WHEN OLD.status = 'sent' THEN 'It was sent. A further message to this person is a further step.'
                        ELSE 'A final state stays. Insert a new row if the message shall be tried again.' END;
  ELSIF OLD.status = 'pending' AND NEW.status = 'uncertain' THEN
    PERFORM FROM send_attempts t WHERE t.id = NEW.claim_token AND t.queue_id = OLD.id AND (t.restore_id IS NOT NULL OR t.adoption_id IS NOT NULL);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from pending to uncertain: no restored database may have forgotten an attempt of it, and no program it was adopted from may have made one', OLD.id
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
              HINT = 'If the database was restored from a backup: sendonce restored --help';
    END IF;
  ELSIF OLD.status = 'pending' AND NEW.status = 'processing' THEN
    PERFORM FROM send_attempts t WHERE t.id = NEW.claim_token AND t.queue_id = OLD.id AND t.outcome IS NULL;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'send_queue.status of message % may not become processing: no attempt of it is on record', OLD.id
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
              HINT = 'Only a sendonce node sends from this queue. Stop the other program.';
    END IF;
  ELSIF OLD.status = 'processing' THEN
    SELECT t.outcome INTO attempt_outcome FROM send_attempts t WHERE t.id = OLD.claim_token;
    IF attempt_outcome IS DISTINCT FROM (CASE NEW.status
         WHEN 'sent' THEN 'sent' WHEN 'uncertain' THEN 'unknown' ELSE 'not_sent' END) THEN
      RAISE EXCEPTION 'send_queue.status of message % may not go from processing to %: the outcome of attempt % is %', OLD.id, NEW.status, OLD.claim_token, coalesce(attempt_outcome, 'not known yet')
        USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'status',
              HINT = 'It may have reached the person already. If its node is gone, it becomes uncertain by itself when its lease ends. ' || what_to_do;
    END IF;
  END IF;
  NEW.status_at := clock_timestamp();
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_before_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  refusal text;
BEGIN
  IF OLD.message IS DISTINCT FROM NEW.message AND OLD.status = 'pending' AND NEW.status = 'pending' AND OLD.claim_token IS NULL THEN
    refusal := send_queue_refusal(NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step, NEW.message, NEW.scheduled_for, NEW.expires_at);
    NEW.message := normal_text(NEW.message);
  ELSIF OLD.message IS DISTINCT FROM NEW.message AND NEW.message <> '' THEN
    refusal := format('message may not change once message %s was tried; set it to an empty text to redact it when it is final', OLD.id);
  END IF;
  IF (NEW.id, NEW.campaign_id, NEW.prospect_id, NEW.account_id, NEW.step, NEW.kind, NEW.idempotency_key, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.campaign_id, OLD.prospect_id, OLD.account_id, OLD.step, OLD.kind, OLD.idempotency_key, OLD.created_at) THEN
    refusal := format('idempotency_key and what it names may not change in message %s; cancel it and insert another', OLD.id);
  END IF;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'send_queue.%', refusal
      USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = split_part(refusal, ' ', 1);
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_keep_claim()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'send_queue.claim_token of message % may not change from % to %: only a claim changes it', OLD.id,
      coalesce(OLD.claim_token::text, 'NULL'), coalesce(NEW.claim_token::text, 'NULL')
    USING ERRCODE = 'check_violation', TABLE = 'send_queue', COLUMN = 'claim_token';
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_key(campaign bigint, prospect bigint, account bigint, step integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT intent_key(c.tenant, a.code, p.person, c.code, step)
  FROM campaigns c, campaign_prospects p, linkedin_accounts a
  WHERE c.id = campaign AND p.id = prospect AND a.id = account
$function$;

CREATE OR REPLACE FUNCTION public.send_queue_record_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO message_events (queue_id, happened_at, from_status, to_status, reason, attempt_id, actor)
  SELECT n.id, n.status_at, o.status, n.status, n.status_reason, n.claim_token,
         coalesce(nullif(current_setting('sendonce.actor', true), ''), session_user || ' by ' || current_setting('application_name'))
  FROM before_move o JOIN after_move n ON n.id = o.id
  WHERE o.status <> n.status;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_refusal(campaign bigint, prospect bigint, account bigint, step integer, message text, scheduled_for timestamp with time zone, expires_at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  campaign_tenant  text;
  campaign_status  text;
  account_tenant   text;
  prospect_campaign bigint;
  wrong_text text := message_refusal(message);
BEGIN
  SELECT tenant, status INTO campaign_tenant, campaign_status FROM campaigns WHERE id = campaign;
  SELECT campaign_id INTO prospect_campaign FROM campaign_prospects WHERE id = prospect;
  SELECT tenant INTO account_tenant FROM linkedin_accounts WHERE id = account;
  RETURN CASE
    WHEN campaign IS NULL THEN 'campaign_id must name a campaign, not NULL'
    WHEN campaign_tenant IS NULL THEN format('campaign_id must name a campaign that exists, not %s', campaign)
    WHEN campaign_status = 'stopped' THEN format('campaign_id must name a campaign that is not stopped, and %s is', campaign)
    WHEN prospect IS NULL THEN 'prospect_id must name a prospect, not NULL'
    WHEN prospect_campaign IS NULL THEN format('prospect_id must name a prospect that exists, not %s', prospect)
    WHEN prospect_campaign <> campaign THEN format('prospect_id must name a prospect of campaign %s, but %s belongs to campaign %s', campaign, prospect, prospect_campaign)
    WHEN account IS NULL THEN 'account_id must name an account, not NULL'
    WHEN account_tenant IS NULL THEN format('account_id must name an account that exists, not %s', account)
    WHEN account_tenant <> campaign_tenant THEN format('account_id must name an account of tenant %L like campaign %s, but %s belongs to tenant %L', campaign_tenant, campaign, account, account_tenant)
    WHEN step IS NULL OR step < 1 THEN format('step must be 1 or more, not %s', coalesce(step::text, 'NULL'))
    WHEN wrong_text IS NOT NULL THEN wrong_text
    WHEN scheduled_for IS NULL OR NOT isfinite(scheduled_for) THEN format('scheduled_for must be a point in time, not %s', coalesce(scheduled_for::text, 'NULL'))
    WHEN expires_at <= scheduled_for THEN format('expires_at must be later than scheduled_for (%s), not %s', scheduled_for, expires_at)
  END;
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_tell_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.send_queue_tell_put_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('sendonce_due', NEW.account_id::text);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.sendonce_jobs_files_only_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%: % is refused: this table only grows', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME;
END $function$;

CREATE OR REPLACE FUNCTION public.stop_apologies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE campaign_prospects p SET stopped_at = NEW.stopped_at, stop_reason = NEW.stop_reason
  FROM incident_campaigns i, campaigns c, campaigns stopped
  WHERE p.person = NEW.person AND p.stopped_at IS NULL AND i.campaign_id = p.campaign_id
    AND c.id = p.campaign_id AND stopped.id = NEW.campaign_id AND c.tenant = stopped.tenant;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.tell_opened()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('sendonce_due', '');
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.window_opens_at(a linkedin_accounts, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN a.window_from IS NULL THEN at ELSE (
    SELECT min(greatest((day + a.window_from) AT TIME ZONE a.time_zone, at))
    FROM generate_series(0, 8) AS ahead,
         LATERAL (SELECT (at AT TIME ZONE a.time_zone)::date + ahead AS day) AS d
    WHERE extract(isodow FROM day)::int = ANY (a.window_days)
      AND (day + a.window_to) AT TIME ZONE a.time_zone > at
      -- Where clocks go forward inside the window, that day's may be empty.
      AND (day + a.window_to) AT TIME ZONE a.time_zone > (day + a.window_from) AT TIME ZONE a.time_zone)
  END
$function$;

CREATE TRIGGER adopted_rows_no_truncate BEFORE TRUNCATE ON public.adopted_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER adopted_rows_only_grows BEFORE DELETE OR UPDATE ON public.adopted_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apologies_no_delete BEFORE DELETE ON public.apologies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apologies_no_truncate BEFORE TRUNCATE ON public.apologies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apologies_only_redacted BEFORE UPDATE ON public.apologies FOR EACH ROW WHEN ((((((((((new.id IS DISTINCT FROM old.id) OR (new.incident_id IS DISTINCT FROM old.incident_id)) OR (new.account_id IS DISTINCT FROM old.account_id)) OR (new.text_hash IS DISTINCT FROM old.text_hash)) OR (new.queue_id IS DISTINCT FROM old.queue_id)) OR (new.approved_at IS DISTINCT FROM old.approved_at)) OR (new.approved_by IS DISTINCT FROM old.approved_by)) OR (new.reason IS DISTINCT FROM old.reason)) OR ((new.person IS NOT NULL) AND (new.person IS DISTINCT FROM old.person)))) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apology_copies_no_truncate BEFORE TRUNCATE ON public.apology_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apology_copies_only_grows BEFORE DELETE OR UPDATE ON public.apology_copies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_evidence_no_truncate BEFORE TRUNCATE ON public.attempt_evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_evidence_only_grows BEFORE DELETE OR UPDATE ON public.attempt_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_only_grows BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_action_messages_no_delete BEFORE DELETE ON public.bulk_action_messages FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_action_messages_no_truncate BEFORE TRUNCATE ON public.bulk_action_messages FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_action_messages_once BEFORE UPDATE ON public.bulk_action_messages FOR EACH ROW WHEN (((old.outcome IS NOT NULL) OR ((new.bulk_id IS DISTINCT FROM old.bulk_id) OR (new.queue_id IS DISTINCT FROM old.queue_id)))) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bulk_actions_no_delete BEFORE DELETE ON public.bulk_actions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER campaign_prospects_guard BEFORE INSERT OR UPDATE ON public.campaign_prospects FOR EACH ROW EXECUTE FUNCTION campaign_prospects_guard();
CREATE TRIGGER campaign_prospects_stop_apologies AFTER UPDATE OF stopped_at ON public.campaign_prospects FOR EACH ROW WHEN (((old.stopped_at IS NULL) AND (new.stopped_at IS NOT NULL))) EXECUTE FUNCTION stop_apologies();
CREATE TRIGGER campaign_prospects_tell_opened AFTER UPDATE OF stopped_at ON public.campaign_prospects FOR EACH ROW WHEN (((new.stopped_at IS NULL) AND (old.stopped_at IS NOT NULL))) EXECUTE FUNCTION tell_opened();
CREATE TRIGGER campaigns_guard BEFORE INSERT OR UPDATE ON public.campaigns FOR EACH ROW EXECUTE FUNCTION campaigns_guard();
CREATE TRIGGER campaigns_tell_opened AFTER UPDATE OF status ON public.campaigns FOR EACH ROW WHEN (((new.status = 'active'::text) AND (old.status <> 'active'::text))) EXECUTE FUNCTION tell_opened();
CREATE TRIGGER database_history_before_change BEFORE DELETE OR UPDATE ON public.database_history FOR EACH ROW EXECUTE FUNCTION database_history_before_change();
CREATE TRIGGER database_history_no_truncate BEFORE TRUNCATE ON public.database_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deploy_watches_before_change BEFORE DELETE OR UPDATE ON public.deploy_watches FOR EACH ROW EXECUTE FUNCTION deploy_watches_before_change();
CREATE TRIGGER deploy_watches_no_truncate BEFORE TRUNCATE ON public.deploy_watches FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_copies_no_truncate BEFORE TRUNCATE ON public.incident_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_copies_only_grows BEFORE DELETE OR UPDATE ON public.incident_copies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_notes_no_truncate BEFORE TRUNCATE ON public.incident_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_notes_only_grows BEFORE DELETE OR UPDATE ON public.incident_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_repeats_no_delete BEFORE DELETE ON public.incident_repeats FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_repeats_no_truncate BEFORE TRUNCATE ON public.incident_repeats FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incident_repeats_only_redacted BEFORE UPDATE ON public.incident_repeats FOR EACH ROW WHEN (((((((((new.id IS DISTINCT FROM old.id) OR (new.incident_id IS DISTINCT FROM old.incident_id)) OR (new.added_at IS DISTINCT FROM old.added_at)) OR (new.account_id IS DISTINCT FROM old.account_id)) OR (new.campaign IS DISTINCT FROM old.campaign)) OR (new.text_hash IS DISTINCT FROM old.text_hash)) OR (new.sources IS DISTINCT FROM old.sources)) OR ((new.person IS NOT NULL) AND (new.person IS DISTINCT FROM old.person)))) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incidents_before_change BEFORE DELETE OR UPDATE ON public.incidents FOR EACH ROW EXECUTE FUNCTION incidents_before_change();
CREATE TRIGGER incidents_no_truncate BEFORE TRUNCATE ON public.incidents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER linkedin_accounts_guard BEFORE INSERT OR UPDATE ON public.linkedin_accounts FOR EACH ROW EXECUTE FUNCTION linkedin_accounts_guard();
CREATE TRIGGER linkedin_accounts_tell_opened AFTER UPDATE OF paused_at, paused_until, window_from, window_to, window_days, time_zone, daily_cap ON public.linkedin_accounts FOR EACH ROW WHEN ((new.paused_at IS NULL)) EXECUTE FUNCTION tell_opened();
CREATE TRIGGER linkedin_messages_before_change BEFORE DELETE OR UPDATE ON public.linkedin_messages FOR EACH ROW EXECUTE FUNCTION linkedin_messages_before_change();
CREATE TRIGGER linkedin_messages_no_truncate BEFORE TRUNCATE ON public.linkedin_messages FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_events_no_truncate BEFORE TRUNCATE ON public.message_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_events_only_grows BEFORE DELETE OR UPDATE ON public.message_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_echoes_no_delete BEFORE DELETE ON public.provider_echoes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_echoes_no_truncate BEFORE TRUNCATE ON public.provider_echoes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_echoes_only_redacted BEFORE UPDATE ON public.provider_echoes FOR EACH ROW WHEN ((((((((new.id IS DISTINCT FROM old.id) OR (new.account_id IS DISTINCT FROM old.account_id)) OR (new.message_id IS DISTINCT FROM old.message_id)) OR (new.chat_id IS DISTINCT FROM old.chat_id)) OR (new.sent_at IS DISTINCT FROM old.sent_at)) OR (new.received_at IS DISTINCT FROM old.received_at)) OR ((new.text <> old.text) AND (new.text <> ''::text)) OR ((new.recipient_ids <> old.recipient_ids) AND (new.recipient_ids <> '{}'::text[])))) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER send_attempts_before_change BEFORE DELETE OR UPDATE ON public.send_attempts FOR EACH ROW EXECUTE FUNCTION send_attempts_before_change();
CREATE TRIGGER send_attempts_no_truncate BEFORE TRUNCATE ON public.send_attempts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER send_queue_before_delete BEFORE DELETE ON public.send_queue FOR EACH ROW EXECUTE FUNCTION send_queue_before_delete();
CREATE TRIGGER send_queue_before_insert BEFORE INSERT ON public.send_queue FOR EACH ROW EXECUTE FUNCTION send_queue_before_insert();
CREATE TRIGGER send_queue_before_move BEFORE UPDATE ON public.send_queue FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION send_queue_before_move();
CREATE TRIGGER send_queue_before_rewrite BEFORE UPDATE OF id, campaign_id, prospect_id, account_id, step, kind, message, idempotency_key, created_at ON public.send_queue FOR EACH ROW EXECUTE FUNCTION send_queue_before_rewrite();
CREATE TRIGGER send_queue_keep_claim BEFORE UPDATE OF claim_token ON public.send_queue FOR EACH ROW WHEN (((old.claim_token IS DISTINCT FROM new.claim_token) AND (NOT ((old.status = 'pending'::text) AND (new.status = ANY (ARRAY['processing'::text, 'uncertain'::text])))))) EXECUTE FUNCTION send_queue_keep_claim();
CREATE TRIGGER send_queue_no_truncate BEFORE TRUNCATE ON public.send_queue FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER send_queue_record_moves AFTER UPDATE ON public.send_queue REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move FOR EACH STATEMENT EXECUTE FUNCTION send_queue_record_moves();
CREATE TRIGGER send_queue_tell_added AFTER INSERT ON public.send_queue REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION send_queue_tell_added();
CREATE TRIGGER send_queue_tell_put_back AFTER UPDATE OF status, scheduled_for ON public.send_queue FOR EACH ROW WHEN (((new.status = 'pending'::text) AND ((old.status <> 'pending'::text) OR (new.scheduled_for < old.scheduled_for)))) EXECUTE FUNCTION send_queue_tell_put_back();
CREATE TRIGGER send_switch_tell_opened AFTER UPDATE OF paused_at ON public.send_switch FOR EACH ROW WHEN (((new.paused_at IS NULL) AND (old.paused_at IS NOT NULL))) EXECUTE FUNCTION tell_opened();
CREATE TRIGGER sendonce_jobs_files_no_truncate BEFORE TRUNCATE ON public.sendonce_jobs_files FOR EACH STATEMENT EXECUTE FUNCTION sendonce_jobs_files_only_grows();
CREATE TRIGGER sendonce_jobs_files_only_grows BEFORE DELETE OR UPDATE ON public.sendonce_jobs_files FOR EACH ROW EXECUTE FUNCTION sendonce_jobs_files_only_grows();
