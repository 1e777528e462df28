-- bronze: what Notion said, as it said it.
create table bronze.notion_raw_pages (
  source_id uuid primary key,
  role text not null check (role in ('programs', 'projects', 'budgetLines', 'risks', 'actions')),
  raw jsonb not null,
  content_hash text not null,
  last_edited_at timestamptz not null,
  first_seen_at timestamptz not null default now_ms(),
  changed_at timestamptz not null default now_ms(),
  deleted_at timestamptz
);
create index notion_raw_pages_role on bronze.notion_raw_pages (role) where deleted_at is null;

-- Which full run met a page last; apart from the page, so that a sweep does not rewrite what has not changed.
create table bronze.notion_seen_pages (
  source_id uuid primary key,
  run_id uuid not null
);

-- configured_id is what the configuration says, a database or a data source; data_source_id is what it was resolved to.
create table bronze.notion_sync_watermarks (
  role text primary key,
  configured_id text not null,
  data_source_id uuid not null,
  watermark timestamptz,
  synced_at timestamptz,
  fully_synced_at timestamptz
);

-- Which Notion property feeds which field. property_id is filled when the property was first seen, so that a rename does no harm.
create table notion_property_mappings (
  id uuid primary key,
  role text not null,
  field text not null,
  property_name text not null,
  property_id text,
  created_at timestamptz not null default now_ms(),
  updated_at timestamptz not null default now_ms(),
  -- Edits look at it in every table that users edit; a mapping is never deleted.
  deleted_at timestamptz check (deleted_at is null),
  unique (role, field)
);
insert into notion_property_mappings (id, role, field, property_name)
select ('00000000-0000-7000-8000-' || lpad((row_number() over ())::text, 12, '0'))::uuid, role, field, property_name
from (values
  ('programs', 'name', 'Name'), ('programs', 'sponsor', 'Sponsor'), ('programs', 'status', 'Status'), ('programs', 'budget', 'Budget'),
  ('programs', 'currency', 'Currency'), ('programs', 'start', 'Start'), ('programs', 'end', 'End'), ('programs', 'objective', 'Objective'),
  ('projects', 'name', 'Name'), ('projects', 'program', 'Program'), ('projects', 'status', 'Status'), ('projects', 'manager', 'Manager'),
  ('projects', 'timeline', 'Timeline'), ('projects', 'budget', 'Budget'), ('projects', 'currency', 'Currency'),
  ('projects', 'priority', 'Priority'), ('projects', 'progress', 'Progress'), ('projects', 'health', 'Health'),
  ('projects', 'summary', 'Summary'),
  ('budgetLines', 'name', 'Name'), ('budgetLines', 'project', 'Project'), ('budgetLines', 'category', 'Category'),
  ('budgetLines', 'type', 'Type'), ('budgetLines', 'period', 'Period'), ('budgetLines', 'budget', 'Budget'),
  ('budgetLines', 'committed', 'Committed'), ('budgetLines', 'actual', 'Actual'), ('budgetLines', 'forecast', 'Forecast'),
  ('budgetLines', 'currency', 'Currency'),
  ('risks', 'name', 'Name'), ('risks', 'project', 'Project'), ('risks', 'probability', 'Probability'), ('risks', 'impact', 'Impact'),
  ('risks', 'response', 'Response'), ('risks', 'status', 'Status'), ('risks', 'owner', 'Owner'), ('risks', 'due', 'Due'),
  ('actions', 'name', 'Name'), ('actions', 'project', 'Project'), ('actions', 'risk', 'Risk'), ('actions', 'assignee', 'Assignee'),
  ('actions', 'due', 'Due'), ('actions', 'status', 'Status')
) as d (role, field, property_name);
select track_changes('notion_property_mappings');

-- The token is the key of every later signature: written once, never overwritten, never audited.
create table notion_webhook (
  id boolean primary key default true check (id),
  verification_token text not null,
  received_at timestamptz not null default now_ms()
);

create table webhook_events (
  id text primary key,
  source text not null,
  type text not null,
  entity_id text,
  occurred_at timestamptz,
  received_at timestamptz not null default now_ms(),
  processed_at timestamptz
);
create index webhook_events_open on webhook_events (received_at) where processed_at is null;

-- silver: typed rows. A value that could not be read is null here and a data-quality issue beside it.
create table silver.programs (
  id uuid primary key,
  name text, sponsor text, status text, budget numeric(18, 2), currency text, start_date date, end_date date, objective text,
  edited_at timestamptz not null, changed_at timestamptz not null default now_ms(), deleted_at timestamptz
);
create table silver.projects (
  id uuid primary key,
  name text, program_id uuid, status text, manager text, start_date date, end_date date, budget numeric(18, 2), currency text,
  priority text, progress numeric(5, 4), health text, summary text,
  edited_at timestamptz not null, changed_at timestamptz not null default now_ms(), deleted_at timestamptz
);
create table silver.budget_lines (
  id uuid primary key,
  name text, project_id uuid, category text, type text, period date, budget numeric(18, 2), committed numeric(18, 2),
  actual numeric(18, 2), forecast numeric(18, 2), currency text,
  edited_at timestamptz not null, changed_at timestamptz not null default now_ms(), deleted_at timestamptz
);
create index budget_lines_project on silver.budget_lines (project_id);
create table silver.risks (
  id uuid primary key,
  name text, project_id uuid, probability integer, impact integer, response text, status text, owner text, due_date date,
  edited_at timestamptz not null, changed_at timestamptz not null default now_ms(), deleted_at timestamptz
);
create index risks_project on silver.risks (project_id);
create table silver.actions (
  id uuid primary key,
  name text, project_id uuid, risk_id uuid, assignee text, due_date date, status text,
  edited_at timestamptz not null, changed_at timestamptz not null default now_ms(), deleted_at timestamptz
);
create index actions_project on silver.actions (project_id);

create table data_quality_issues (
  id uuid primary key,
  source text not null,
  entity text not null,
  row_id uuid not null,
  row_name text,
  field text not null,
  category text not null check (category in ('missing_required', 'unknown_option', 'wrong_type', 'dangling_relation', 'date_order', 'negative_money', 'duplicate_key', 'schema_drift')),
  severity text not null check (severity in ('critical', 'high', 'medium', 'low')),
  message text not null,
  value text,
  first_seen_at timestamptz not null default now_ms(),
  last_seen_at timestamptz not null default now_ms(),
  resolved_at timestamptz,
  unique (entity, row_id, field, category)
);
create index data_quality_issues_open on data_quality_issues (id desc) where resolved_at is null;

-- gold: rebuilt from silver by the models of the lakehouse.
create table gold.refresh (
  id boolean primary key default true check (id), as_of date not null, refreshed_at timestamptz not null
);
create table gold.budget_vs_actual (
  project_id uuid not null, month date not null, currency text not null,
  budget numeric(18, 2) not null, committed numeric(18, 2) not null, actual numeric(18, 2) not null, forecast numeric(18, 2) not null,
  variance numeric(18, 2) not null,
  primary key (project_id, month, currency)
);
create table gold.project_health (
  project_id uuid primary key, score integer not null, band text not null,
  schedule_points integer not null, budget_points integer not null, risk_points integer not null,
  action_points integer not null, reported_points integer not null,
  -- The facts that the points rest on.
  schedule_basis text not null, progress numeric(5, 4), days_passed integer, days_total integer,
  budget_basis text not null, currency text, planned_to_date numeric(18, 2), used_to_date numeric(18, 2),
  open_risks integer not null, risk_exposure integer not null, open_actions integer not null, overdue_actions integer not null,
  reported text
);
create table gold.control_room_status (
  entity text primary key, row_count integer not null, open_issue_count integer not null, critical_issue_count integer not null,
  last_edited_at timestamptz
);
create table gold.data_quality_issues (
  entity text not null, category text not null, severity text not null,
  open_count integer not null, resolved_count integer not null, oldest_open_at timestamptz,
  primary key (entity, category, severity)
);
